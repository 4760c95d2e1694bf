import { readdirSync } from 'node:fs'
import js from '@eslint/js'
import reactHooks from 'eslint-plugin-react-hooks'
import tseslint from 'typescript-eslint'

const features = readdirSync(new URL('src/features', import.meta.url))

// What people read comes from the translation files: no letters in JSX, nor in the attributes that are read aloud or shown.
const read = '^(label|title|placeholder|description|alt|error|aria-label|aria-description)$'
const noText = [
  { selector: 'JSXText[value=/\\p{L}/u]', message: 'Text goes into src/i18n.' },
  { selector: `JSXAttribute[name.name=/${read}/] > Literal[value=/\\p{L}/u]`, message: 'Text goes into src/i18n.' },
  { selector: 'JSXElement > JSXExpressionContainer > Literal[value=/\\p{L}{2}/u]', message: 'Text goes into src/i18n.' },
  { selector: 'JSXElement > JSXExpressionContainer > TemplateLiteral > TemplateElement[value.raw=/\\p{L}{2}/u]', message: 'Text goes into src/i18n.' },
]

export default tseslint.config(
  { ignores: ['dist', 'shots', 'public', 'src/api/schema.d.ts'] },
  js.configs.recommended,
  tseslint.configs.strict,
  tseslint.configs.stylistic,
  {
    languageOptions: { globals: { process: 'readonly', console: 'readonly', URL: 'readonly' } },
    rules: {
      '@typescript-eslint/consistent-type-definitions': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
    },
  },
  {
    files: ['src/**/*.tsx'],
    plugins: { 'react-hooks': reactHooks },
    rules: {
      ...reactHooks.configs.recommended.rules,
      'no-restricted-syntax': ['error', ...noText],
    },
  },
  // A feature is entered by its requests and its public parts (its `public` folder), never by its insides; components and lib know no feature.
  ...features.map((feature) => ({
    files: [`src/features/${feature}/**`],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: `^@/features/(?!${feature}/)[^/]+/(?!requests/|public/)`,
              message: 'Another feature is entered by its requests/ or public/ only.',
            },
            { regex: '^@/app/', message: 'Features know nothing of the shell.' },
          ],
        },
      ],
    },
  })),
  {
    files: ['src/components/**', 'src/lib/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: [{ regex: '^@/(features|app)/', message: 'Components and lib know no feature.' }] },
      ],
    },
  },
)
