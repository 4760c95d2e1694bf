const apostrophes = /['’‘`´ʻʼʹ]/g

/** How texts are compared when people search: without case, and every apostrophe is the same one. */
export function fold(text: string): string {
  return text.toLocaleLowerCase().replace(apostrophes, "'")
}

/** Whether what was typed is in one of the texts; a number is found however it is spaced. */
export function matches(query: string, texts: (string | null | undefined)[]): boolean {
  const wanted = fold(query.trim())
  if (wanted === '') return true
  const digits = wanted.replace(/[\s()+-]/g, '')
  return texts.some((text) => {
    if (!text) return false
    return fold(text).includes(wanted) || (/^\d{2,}$/.test(digits) && text.replace(/\D/g, '').includes(digits))
  })
}
