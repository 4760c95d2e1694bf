import { Alert, Button, Drawer, Group, Stack } from '@mantine/core'
import { useForm, type UseFormReturnType } from '@mantine/form'
import { notifications } from '@mantine/notifications'
import { IconTrash } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useBlocker } from '@tanstack/react-router'
import { type ReactNode, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiProblem } from '@/lib/problem'
import { ProblemAlert } from './problem-alert'

type Errors<Values> = Partial<Record<keyof Values, string | null>>

type Props<Values extends object, Saved> = {
  title: string
  initial: Values
  validate?: (values: Values) => Errors<Values>
  save: (values: Values) => Promise<Saved>
  /** What is said when it is saved; else that it is. */
  saved?: (answer: Saved) => string
  onClose: () => void
  onDelete?: () => void
  size?: number
  children: (form: UseFormReturnType<Values>) => ReactNode
}

/**
 * One thing, opened beside its list. Unsaved changes are asked about once, however the page is left; a refusal is told at its field and
 * nothing typed is lost; when somebody else was faster, the new version can be opened.
 */
export function EditorDrawer<Values extends object, Saved>(props: Props<Values, Saved>) {
  const { t } = useTranslation('common')
  const client = useQueryClient()
  const [version, setVersion] = useState(0)
  const reload = async () => {
    await client.invalidateQueries()
    setVersion(version + 1)
  }
  return (
    <Drawer opened onClose={props.onClose} title={props.title} size={props.size ?? 520} closeButtonProps={{ 'aria-label': t('close') }}>
      <Editor key={version} {...props} onReload={() => void reload()} />
    </Drawer>
  )
}

function Editor<Values extends object, Saved>(props: Props<Values, Saved> & { onReload: () => void }) {
  const { t } = useTranslation('common')
  const client = useQueryClient()
  const left = useRef(false)
  const { validate } = props
  // As it was when it was opened: a list that is read anew meanwhile must not hide that somebody else was faster.
  const [save] = useState(() => props.save)
  const form = useForm<Values>({
    initialValues: props.initial,
    ...(validate && { validate: (values: Values) => withoutNull(validate(values)) as never }),
  })
  const leave = () => {
    left.current = true
    props.onClose()
  }
  const mutation = useMutation({
    mutationFn: save,
    onSuccess: (answer) => {
      // What one thing is called or leads to is shown on other pages too.
      void client.invalidateQueries()
      notifications.show({ color: 'green', message: props.saved?.(answer) ?? t('saved') })
      leave()
    },
    onError: (error) => {
      if (error instanceof ApiProblem) form.setErrors(error.fields)
    },
  })
  const blocker = useBlocker({
    shouldBlockFn: () => form.isDirty() && !left.current,
    enableBeforeUnload: () => form.isDirty() && !left.current,
    withResolver: true,
  })
  const late = mutation.error instanceof ApiProblem && mutation.error.status === 412

  return (
    <form
      noValidate
      onSubmit={form.onSubmit((values) => {
        mutation.mutate(values)
      })}
    >
      <Stack>
        {props.children(form)}
        <ProblemAlert error={mutation.error}>
          {late && (
            <Button mt="xs" variant="default" display="block" onClick={props.onReload}>
              {t('reload')}
            </Button>
          )}
        </ProblemAlert>
        {blocker.status === 'blocked' && (
          <Alert color="yellow" role="alertdialog" title={t('unsaved')}>
            <Group gap="xs">
              <Button variant="default" onClick={blocker.proceed}>
                {t('discard')}
              </Button>
              <Button variant="default" autoFocus onClick={blocker.reset}>
                {t('stay')}
              </Button>
            </Group>
          </Alert>
        )}
        <Group justify="space-between">
          <Button type="submit" loading={mutation.isPending}>
            {t('save')}
          </Button>
          {props.onDelete && (
            <Button
              color="red"
              variant="subtle"
              leftSection={<IconTrash size={16} aria-hidden />}
              onClick={() => {
                left.current = true
                props.onDelete?.()
                props.onClose()
              }}
            >
              {t('delete')}
            </Button>
          )}
        </Group>
      </Stack>
    </form>
  )
}

function withoutNull<Values>(errors: Errors<Values>) {
  return Object.fromEntries(Object.entries(errors).filter(([, text]) => text !== null && text !== undefined))
}
