import { baseUrl } from './api'
import { ApiProblem, problemOf } from './problem'

/** Fetches a file of the API and saves it as the API names it; says no by throwing an {@link ApiProblem}. */
export async function download(path: string, method: 'GET' | 'POST' = 'GET'): Promise<void> {
  const response = await fetch(`${baseUrl}${path}`, { method }).catch(() => {
    throw new ApiProblem({ status: 0, title: '' })
  })
  if (!response.ok) throw new ApiProblem(problemOf(await response.json().catch(() => null), response.status))
  const name = /filename="([^"]+)"/.exec(response.headers.get('Content-Disposition') ?? '')?.[1] ?? 'alovoice'
  const url = URL.createObjectURL(await response.blob())
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  URL.revokeObjectURL(url)
}
