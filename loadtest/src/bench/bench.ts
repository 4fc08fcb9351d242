import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startKafka } from '@zvonok/local/servers/kafka'
import { startPostgres } from '@zvonok/local/servers/postgres'
import type { PostgresServer } from '@zvonok/local/servers/postgres'
import { startChild } from './child.ts'
import type { Child } from './child.ts'
import { backgroundOf, contendersOf } from './contenders.ts'
import type { Ground } from './contenders.ts'
import { goToWork, makePeople, storeBareWeeks } from './ground.ts'
import type { People } from './ground.ts'
import { load } from './load.ts'
import { interleaved } from './measure.ts'
import type { PlatformProcessOptions } from './platform-process.ts'
import { printLong, printMachine, printRates, printWaits } from './report.ts'
import type { BenchSchool } from './school.ts'
import { visibleAfterMs } from './visible.ts'
import type { Sample } from './visible.ts'

const say = (line: string): void => void process.stdout.write(`${line}\n`)

const connections = 32

const openFolder = async (): Promise<{ readonly path: string } & AsyncDisposable> => {
  const path = await mkdtemp(join(tmpdir(), 'zvonok-bench-'))
  // PostgreSQL may run as another user, who has to get in.
  await chmod(path, 0o755)
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) }
}

const startPlatform = async (
  options: PlatformProcessOptions,
): Promise<{ platform: Child; url: string } & AsyncDisposable> => {
  const platform = startChild('platform-process.js', options)
  const url = await platform.ask<string>('start')
  return { platform, url, [Symbol.asyncDispose]: () => platform[Symbol.asyncDispose]() }
}

/** Pairs of a family and a teacher who may put a mark for that family's child. */
const samplesOf = ({ families, teachers, weekStartsOn }: Ground): Sample[] =>
  families.flatMap((family) =>
    teachers.flatMap(({ session, journals }) =>
      journals
        .flatMap(({ cells }) => cells)
        .filter((cell) => cell.pupilId === family.pupilId && cell.date >= weekStartsOn)
        .filter(({ isAsked }) => isAsked !== true)
        .slice(0, 1)
        .map((cell) => ({ family, teacher: session, cell, weekStartsOn })),
    ),
  )

/** Beside a steady load of reads and saves, so that no mark has the machine to itself. */
const waits = async (ground: Ground, seconds: number): Promise<readonly number[]> => {
  const samples = samplesOf(ground)
  const kept = new Set(samples.map(({ cell }) => cell))
  // Nobody else writes into the cells that are timed.
  const others = {
    ...ground,
    teachers: ground.teachers.map((teacher) => ({
      ...teacher,
      journals: teacher.journals.map((journal) => ({
        ...journal,
        cells: journal.cells.filter((cell) => !kept.has(cell)),
      })),
    })),
  }
  const { reads, saves, url } = backgroundOf(others)
  const background = Promise.all([
    load({ url, connections: 8, seconds, perSecond: 150, shoot: reads }),
    load({ url, connections: 2, seconds, perSecond: 15, shoot: saves }),
  ])
  const until = performance.now() + seconds * 1000
  const ms: number[] = []
  for (let at = 0; performance.now() < until; at += 1) {
    const sample = samples[at % samples.length]
    if (sample === undefined) throw new Error('no teacher may mark a child of a family here')
    ms.push(await visibleAfterMs(sample))
  }
  const wrong = (await background).flatMap((each) => each.wrong)
  if (wrong[0] !== undefined) say(`  WRONG ANSWERS beside: ${wrong.length}, the first: ${wrong[0]}`)
  return ms
}

interface Place {
  readonly directory: string
  readonly postgres: PostgresServer
  readonly seconds: number
}

const throughKafka = async (place: Place, school: BenchSchool, people: People): Promise<void> => {
  const { directory, postgres, seconds } = place
  say('Starting Kafka…')
  await using kafka = await startKafka({ dataDirectory: join(directory, 'kafka'), log: say })
  const options = { directory, postgresUrl: postgres.url, kafkaBrokers: kafka.brokers }
  await using running = await startPlatform(options)
  const { platform, url } = running
  const atWork = await goToWork(url, people, school.schoolId)
  const ground: Ground = {
    ...atWork,
    ...school,
    platform,
    platformUrl: url,
    bare: platform,
    bareUrl: url,
  }
  // Groups join their topics within the first seconds.
  await waits(ground, 3)
  printWaits(say, { way: 'through Kafka', aimMs: 1000, ms: await waits(ground, seconds * 3) })
}

const direct = async (place: Place): Promise<{ school: BenchSchool; people: People }> => {
  const { directory, postgres, seconds } = place
  await using running = await startPlatform({ directory, postgresUrl: postgres.url })
  const { platform, url } = running
  const school = await platform.ask<BenchSchool>('fill')
  printLong(say, school)
  say('Giving parents and teachers their accounts…')
  const people = await makePeople(url, school)
  const atWork = await goToWork(url, people, school.schoolId)
  const weekBytes = await storeBareWeeks(postgres.url, atWork.families, school.weekStartsOn)
  await using bare = startChild('bare-process.js', { databaseUrl: postgres.url })
  const bareUrl = await bare.ask<string>('listen')
  const ground: Ground = { ...atWork, ...school, platform, platformUrl: url, bare, bareUrl }
  say('Measuring in turns…')
  const measured = await interleaved(contendersOf(ground, connections), {
    rounds: 3,
    seconds,
    postgresPid: postgres.pid,
  })
  printRates(say, measured, weekBytes)
  await platform.ask('settle')
  printWaits(say, { way: 'direct', aimMs: 300, ms: await waits(ground, seconds * 3) })
  return { school, people }
}

/** `npm run bench`: one run on this machine, everything measured beside the bare route. BENCH_SECONDS is the length of a turn, 4 when absent. */
export const bench = async (env: Readonly<Record<string, string | undefined>>): Promise<void> => {
  printMachine(say)
  const seconds = Number(env['BENCH_SECONDS'] ?? '4')
  await using folder = await openFolder()
  const directory = folder.path
  await using postgres = await startPostgres({
    dataDirectory: join(directory, 'postgres'),
    settings: { shared_buffers: '96MB', max_wal_size: '512MB' },
    log: say,
  })
  const place: Place = { directory, postgres, seconds }
  const { school, people } = await direct(place)
  await throughKafka(place, school, people)
}
