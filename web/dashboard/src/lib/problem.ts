/** What the API says when it refuses (RFC 9457), in the caller's language. */
export type Problem = {
  status: number
  title: string
  detail?: string
  code?: string
  errors?: { field: string; code?: string; detail: string }[]
}

/** A refused or failed request. Status 0: nobody answered. */
export class ApiProblem extends Error {
  constructor(
    readonly problem: Problem,
    readonly etag: string | null = null,
  ) {
    super(problem.detail ?? problem.title)
    this.name = 'ApiProblem'
  }

  get status(): number {
    return this.problem.status
  }

  /** Messages by field: name, keys.0.digits; empty where no field is at fault. */
  get fields(): Record<string, string> {
    return Object.fromEntries((this.problem.errors ?? []).map((error) => [error.field, error.detail]))
  }
}

/** Reads a problem out of whatever came with a failing answer. */
export function problemOf(body: unknown, status: number): Problem {
  if (typeof body === 'object' && body !== null && 'title' in body) {
    return { ...(body as Problem), status }
  }
  return { status, title: '' }
}
