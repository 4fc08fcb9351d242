import { readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

import type { Log } from '../server.ts'
import { cached } from '../install/cache.ts'
import { maven } from '../install/maven.ts'

export const kafkaVersion = '4.3.1'

const pom = `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>zvonok</groupId>
  <artifactId>kafka</artifactId>
  <version>1</version>
  <packaging>pom</packaging>
  <dependencies>
    <dependency>
      <groupId>org.apache.kafka</groupId>
      <artifactId>kafka_2.13</artifactId>
      <version>${kafkaVersion}</version>
    </dependency>
    <dependency>
      <groupId>org.apache.logging.log4j</groupId>
      <artifactId>log4j-slf4j-impl</artifactId>
      <version>2.25.2</version>
      <scope>runtime</scope>
    </dependency>
  </dependencies>
</project>
`

const logging = `status = error
appender.out.type = Console
appender.out.name = out
appender.out.layout.type = PatternLayout
appender.out.layout.pattern = %d{ISO8601} %p %m (%c{1})%n
rootLogger.level = warn
rootLogger.appenderRef.out.ref = out
`

export interface KafkaProgram {
  /** In one fixed order, and of files only: a class archive depends on the first and refuses folders. */
  readonly classPath: string
  /** The file that says what is logged. */
  readonly logging: string
}

/** Kafka from Maven Central (44 MB), kept in the cache. */
export const installKafka = async (log: Log): Promise<KafkaProgram> => {
  const directory = await cached(
    `kafka-${kafkaVersion}`,
    async (partial) => {
      log(`Kafka ${kafkaVersion}: fetching from Maven Central (44 MB)`)
      await writeFile(join(partial, 'pom.xml'), pom)
      await writeFile(join(partial, 'log4j2.properties'), logging)
      await maven(partial, [
        'dependency:copy-dependencies',
        '-DincludeScope=runtime',
        `-DoutputDirectory=${join(partial, 'libs')}`,
      ])
    },
    { log },
  )
  const jars = (await readdir(join(directory, 'libs'))).sort()
  return {
    classPath: jars.map((jar) => join(directory, 'libs', jar)).join(':'),
    logging: join(directory, 'log4j2.properties'),
  }
}
