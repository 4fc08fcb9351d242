/** Eight lessons of 40 minutes from 08:30. */
export const eightBells = Array.from({ length: 8 }, (_, index) => {
  const minutes = 510 + index * 55
  const clock = (at: number): string =>
    `${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`
  return { number: index + 1, startsAt: clock(minutes), endsAt: clock(minutes + 40) }
})
