// `npm start` and `npm run stack`: with only Node on the machine.
import { prepare } from './prepare.mjs'

prepare()
const { start } = await import('./dist/start.js')
await start(process.argv.slice(2), process.env)
