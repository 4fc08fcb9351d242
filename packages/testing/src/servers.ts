const required = (name: string, what: string): string => {
  const value = process.env[name]
  if (value === undefined || value === '') {
    throw new Error(
      `${name} is not set: this test needs a real ${what}. Run \`npm test\`, which starts one, or name one in ${name}.`,
    )
  }
  return value
}

/** Brokers of the Kafka the run was given. */
export const testKafkaBrokers = (): readonly string[] =>
  required('TEST_KAFKA_BROKERS', 'Kafka').split(',')

/** URL of the Redis the run was given. */
export const testRedisUrl = (): string => required('TEST_REDIS_URL', 'Redis server')
