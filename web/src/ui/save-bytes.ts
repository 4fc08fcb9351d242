/** Hands bytes made by the page to the browser as a file. */
export const saveBytes = (fileName: string, media: string, bytes: Uint8Array): void => {
  const blob = new Blob([bytes as Uint8Array<ArrayBuffer>], { type: media })
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = fileName
  link.click()
  // The browser has taken the address by the next turn.
  setTimeout(() => URL.revokeObjectURL(link.href), 0)
}
