import { describe, expect, it } from '@jest/globals'
import { testKafkaBrokers } from '@zvonok/testing/servers'
import { Kafka, logLevel } from 'kafkajs'
import { openDrivers } from './drivers.ts'
import type { Env } from './config.ts'
import { newId } from './id.ts'

const kafka = (env: Env) =>
  openDrivers('drivers', {
    LOG_LEVEL: 'silent',
    KAFKA_BROKERS: testKafkaBrokers().join(','),
    ...env,
  })

const message = { key: 'k', headers: {}, payload: Buffer.from('x') }

const describeTopic = async (topic: string) => {
  const brokers = [...testKafkaBrokers()]
  const admin = new Kafka({ brokers, logLevel: logLevel.NOTHING }).admin()
  await admin.connect()
  const { topics } = await admin.fetchTopicMetadata({ topics: [topic] })
  await admin.disconnect()
  return topics[0]?.partitions.map(({ replicas }) => replicas.length)
}

describe('topics', () => {
  it('have one copy and six partitions where nothing is said', async () => {
    const topic = `drivers-${newId()}`
    await using drivers = await kafka({})
    await drivers.bus.publish(topic, [message])
    expect(await describeTopic(topic)).toEqual([1, 1, 1, 1, 1, 1])
  })

  it('have as many partitions as the environment says', async () => {
    const topic = `drivers-${newId()}`
    await using drivers = await kafka({ KAFKA_PARTITIONS: '2' })
    await drivers.bus.publish(topic, [message])
    expect(await describeTopic(topic)).toEqual([1, 1])
  })

  it('are not made with fewer copies than the environment says', async () => {
    await using drivers = await kafka({ KAFKA_REPLICATION_FACTOR: '3' })
    // The run has one broker: it says that it can't keep three copies.
    const published = drivers.bus.publish(`drivers-${newId()}`, [message])
    await expect(published).rejects.toMatchObject({ message: /replication/i })
  })

  it.each([{ KAFKA_REPLICATION_FACTOR: '0' }, { KAFKA_PARTITIONS: 'many' }])(
    'are refused at the start with %p',
    async (env) => {
      const [name = ''] = Object.keys(env)
      const opened = kafka(env).then((drivers) => drivers[Symbol.asyncDispose]())
      await expect(opened).rejects.toThrow(`${name} is wrong`)
    },
  )
})
