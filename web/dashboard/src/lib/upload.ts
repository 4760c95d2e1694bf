import i18next from 'i18next'
import { baseUrl, randomKey } from './api'
import { ApiProblem, problemOf } from './problem'
import { sessionEnded } from './session-ended'

/** Sends a form with its progress, which fetch cannot tell. `onProgress` gets 0 to 1. */
export function upload<T>(path: string, form: FormData, onProgress: (share: number) => void, signal?: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', baseUrl + path)
    request.setRequestHeader('Accept-Language', i18next.language)
    request.setRequestHeader('Idempotency-Key', randomKey())
    request.responseType = 'json'
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) onProgress(event.loaded / event.total)
    }
    request.onload = () => {
      if (request.status === 401) sessionEnded(true)
      if (request.status < 300) resolve(request.response as T)
      else reject(new ApiProblem(problemOf(request.response, request.status)))
    }
    request.onerror = () => {
      reject(new ApiProblem({ status: 0, title: '' }))
    }
    request.onabort = () => {
      reject(new DOMException('aborted', 'AbortError'))
    }
    signal?.addEventListener('abort', () => {
      request.abort()
    })
    request.send(form)
  })
}
