import { useRef, type TouchEvent } from 'react'

/** A swipe is long and level: what scrolls the page is neither. */
export const swipeOf = (dx: number, dy: number): 'back' | 'forth' | undefined => {
  if (Math.abs(dx) < 64 || Math.abs(dx) < 2 * Math.abs(dy)) return undefined
  return dx > 0 ? 'back' : 'forth'
}

interface Point {
  readonly x: number
  readonly y: number
}

const pointOf = (touch: { readonly clientX: number; readonly clientY: number }): Point => ({
  x: touch.clientX,
  y: touch.clientY,
})

export const useSwipe = (onSwipe: (way: 'back' | 'forth') => void) => {
  const start = useRef<Point>(undefined)
  return {
    onTouchStart: ({ touches }: TouchEvent) => {
      const touch = touches[0]
      start.current = touches.length === 1 && touch !== undefined ? pointOf(touch) : undefined
    },
    onTouchEnd: ({ changedTouches }: TouchEvent) => {
      const touch = changedTouches[0]
      if (start.current === undefined || touch === undefined) return
      const end = pointOf(touch)
      const way = swipeOf(end.x - start.current.x, end.y - start.current.y)
      start.current = undefined
      if (way !== undefined) onSwipe(way)
    },
  }
}
