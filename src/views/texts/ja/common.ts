import type { ConstituentKind } from '../../../domain/constituent.ts';

export const common = {
  open: '開く',
  people: (n: number) => `${n}人`,
  minutes: (n: number) =>
    n % 60 === 0 ? `${n / 60}時間` : n > 60 ? `${Math.floor(n / 60)}時間${n % 60}分` : `${n}分`,
  list: (parts: readonly string[]) => parts.join('、'),
  dots: (parts: readonly string[]) => parts.join('・'),
  spaced: (parts: readonly string[]) => parts.join('　'),
  inBrackets: (name: string, inside: string) => `${name}（${inside}）`,
  bullet: (line: string) => `・${line}`,
  labelled: (label: string, value: string) => `${label}：${value}`,
  bracketed: (name: string, inside: string) => `${name}〔${inside}〕`,
  placeOpen: '追ってお知らせします',
  toBeChecked: '要確認',
  page: (page: number, pages: number) => `${page}/${pages}ページ`,
  nextPage: '次のページ',
  previousPage: '前のページ',
  roles: {
    chair: '会長',
    deputy_chair: '副会長',
    secretariat: '事務局',
    regular: '構成員',
    adhoc: '臨時の構成員',
    observer: 'オブザーバー',
  } satisfies Record<ConstituentKind, string>,
  whichBody: {
    title: 'どの会議体ですか',
    text: '該当する会議体が複数あります。1つ選んでください。',
    preview: '会議体を選んでください',
  },
};
