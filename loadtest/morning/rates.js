// What a region of 1,500 schools and 1.1 million pupils asks in a second; README.md derives it.
export const region = {
  weeks: 2700,
  subjects: 675,
  pages: 185,
  marks: 245,
  attendance: 37,
}

const scale = Number(__ENV.SCALE || '0.02')
const isSmoke = __ENV.SMOKE === '1'

const ramp = isSmoke ? '2s' : __ENV.RAMP || '30s'
const hold = isSmoke ? '8s' : __ENV.HOLD || '2m'

/** Whole numbers are wanted, so rates are given by the minute. */
const perMinute = (perSecond) => Math.max(6, Math.round(perSecond * scale * 60))

/** An open model: whoever is slow does not slow down those who come. */
export const scenario = (exec, perSecond) => ({
  executor: 'ramping-arrival-rate',
  exec,
  startRate: 6,
  timeUnit: '1m',
  stages: [
    { target: perMinute(perSecond), duration: ramp },
    { target: perMinute(perSecond), duration: hold },
  ],
  preAllocatedVUs: Math.max(4, Math.ceil(perSecond * scale * 0.5)),
  maxVUs: Math.max(20, Math.ceil(perSecond * scale * 4)),
  gracefulStop: '10s',
})
