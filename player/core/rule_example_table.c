/* Made by tests/unit/test_rule_example: make golden. */
#include "core/rule_example.h"

/* clang-format off */
const struct rule_example rule_examples[] = {
	{ "char-control",
		{ "U+001B", "", "" },
		"type: read\n"
		"text: \"цвет \\u001b[31m\"\n",
		"type: read\n"
		"text: 'цвет \\u001b[31m'\n" },
	{ "char-bidi",
		{ "U+202E", "", "" },
		"type: read\n"
		"text: один <U+202E>два<U+202C> три\n",
		"type: read\n"
		"text: один «два» три\n" },
	{ "char-invisible",
		{ "U+200B", "", "" },
		"type: read\n"
		"text: пере<U+200B>мен<U+FEFF>ная\n",
		"type: read\n"
		"text: переменная 👍\n" },
	{ "char-font",
		{ "U+F0B7", "", "" },
		"    <U+F0B7> переменная\n"
		"    <U+F0B7> значение <U+F0001>\n"
		"- id: b\n"
		"  type: read\n"
		"  text: \"список \\uF0B7\"\n",
		"    • переменная\n"
		"    ■ значение\n" },
	{ "char-line",
		{ "U+2028", "", "" },
		"type: read\n"
		"text: один<U+2028>    два\n",
		"type: read\n"
		"text: один\n"
		"  два\n" },
	{ "char-space",
		{ "U+00A0", "", "" },
		"type: read\n"
		"text:<U+00A0>один\n",
		"type: read\n"
		"text: один<U+00A0>раз\n" },
	{ "yaml-tab",
		{ "", "", "" },
		"  - id: a\n"
		"<Tab>type: read\n"
		"<Tab>text: Текст.\n",
		"  - id: a\n"
		"    type: read\n"
		"    text: |\n"
		"      a<Tab>b\n" },
	{ "yaml-indent",
		{ "6", "5", "" },
		"type: read\n"
		" text: Текст.\n",
		"type: read\n"
		"text: Текст\n"
		" дальше.\n" },
	{ "yaml-colon",
		{ "Урок: сети", "", "" },
		"type: read\n"
		"title: Урок: сети\n"
		"text: Текст.\n",
		"type: read\n"
		"title: \"Урок: сети\"\n"
		"text: Урок:сети\n" },
	{ "yaml-colon-space",
		{ "title", "", "" },
		"type: read\n"
		"title:Сети\n"
		"text: Текст.\n",
		"type: read\n"
		"text: https://example.org\n" },
	{ "yaml-dash-space",
		{ "-id: a", "", "" },
		"-id: a\n"
		"  type: read\n"
		"  text: Текст.\n",
		"- id: a\n"
		"  type: choice\n"
		"  prompt: Сколько битов в байте?\n"
		"  hints:\n"
		"    - -5 градусов\n"
		"    - вторая\n"
		"  options:\n" },
	{ "yaml-name",
		{ "Текст без имени", "", "" },
		"type: read\n"
		"Текст без имени\n"
		"text: Текст.\n",
		"type: read\n"
		"text: Текст\n"
		"  без имени\n" },
	{ "yaml-name-empty",
		{ "", "", "" },
		"type: read\n"
		": Заголовок\n"
		"text: Текст.\n",
		"type: read\n"
		"title: \": Заголовок\"\n"
		"text: Текст.\n" },
	{ "yaml-name-long",
		{ "Это предложение длиннее всякого имени, потому что в нём очень много слов", "64", "" },
		"type: read\n"
		"text: Текст.\n"
		"Это предложение длиннее всякого имени, потому что в нём очень много сл…\n",
		"type: read\n"
		"text: |\n"
		"  Это предложение длиннее всякого имени, потому что в нём очень много …\n" },
	{ "yaml-name-kind",
		{ "", "", "" },
		"type: read\n"
		"[а, б]: скобки\n"
		"text: Текст.\n",
		"type: read\n"
		"text: \"[а, б]: скобки\"\n" },
	{ "yaml-name-twice",
		{ "text", "7", "" },
		"  text: Один.\n"
		"  title: Заголовок\n"
		"  text: Два.\n",
		"  text: Один.\n"
		"- id: b\n"
		"  type: read\n"
		"  text: Два.\n" },
	{ "yaml-quote-open",
		{ "\"", "", "" },
		"type: read\n"
		"title: \"Сети\n"
		"text: Текст.\n",
		"type: read\n"
		"title: Сети\"\n"
		"text: Текст.\n" },
	{ "yaml-quote-tail",
		{ "и нет", "", "" },
		"type: read\n"
		"title: \"Да\" и нет\n"
		"text: Текст.\n",
		"type: read\n"
		"title: \"Да\" # и нет\n"
		"text: Это \"да\" и нет.\n" },
	{ "yaml-bar",
		{ "text", "", "" },
		"type: read\n"
		"text:\n"
		"  n = 6\n"
		"  while n > 0:\n"
		"      n = n - 1\n",
		"type: read\n"
		"text: |\n"
		"  n = 6\n"
		"  while n > 0:\n"
		"      n = n - 1\n" },
	{ "yaml-escape",
		{ "\\d", "", "" },
		"type: read\n"
		"title: \"C:\\dir\"\n"
		"text: Текст.\n",
		"type: read\n"
		"title: 'C:\\dir'\n"
		"text: C:\\dir\n" },
	{ "yaml-first",
		{ "@", "", "" },
		"type: read\n"
		"title: \"@\"\n"
		"text: @username\n",
		"type: read\n"
		"title: \"@username\"\n"
		"text: Пишите @username.\n" },
	{ "yaml-bracket-open",
		{ "[", "", "" },
		"title: Модуль\n"
		"units: [u\n"
		"\n",
		"title: Модуль\n"
		"units: [u\n"
		"  ]\n" },
	{ "yaml-bracket",
		{ "[", "", "" },
		"title: Модуль\n"
		"units: [u: v: w]\n",
		"title: Модуль\n"
		"units: [u ,]\n" },
	{ "yaml-comma",
		{ "конечно", "", "" },
		"options:\n"
		"  - {text: Да, конечно, correct: true}\n"
		"  - Нет\n",
		"options:\n"
		"  - {text: \"Да, конечно\", correct: true}\n"
		"  - Нет\n" },
	{ "yaml-anchor",
		{ "t", "", "" },
		"  text: &t |\n"
		"    Текст.\n"
		"- &s\n"
		"  id: b\n"
		"  type: read\n"
		"  text: Текст.\n",
		"  text: Текст &s.\n" },
	{ "yaml-alias",
		{ "s", "", "" },
		"  type: read\n"
		"  text: Текст.\n"
		"- *s\n",
		"  type: read\n"
		"  text: Текст *s.\n" },
	{ "yaml-merge",
		{ "", "", "" },
		"<<: {text: Текст.}\n"
		"title: Слово\n"
		"text: Текст.\n",
		"title: \"<<\"\n"
		"text: << и >>\n" },
	{ "yaml-tag",
		{ "!!str", "", "" },
		"type: read\n"
		"text: !!str Текст.\n",
		"type: read\n"
		"text: Текст!!str\n" },
	{ "yaml-deep",
		{ "16", "", "" },
		"type: read\n"
		"text: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]\n",
		"type: read\n"
		"text: \"[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]\"\n" },
	{ "yaml-syntax",
		{ "- level: beginner", "", "" },
		"units: u\n"
		"- level: beginner\n",
		"units: u\n"
		"level: beginner\n" },
	{ "field-unknown",
		{ "picture", "step", "" },
		"type: read\n"
		"picture: 1.png\n"
		"text: Текст.\n",
		"type: read\n"
		"note: 1.png\n"
		"text: Текст.\n" },
	{ "field-meant",
		{ "tittle", "step", "title" },
		"type: read\n"
		"tittle: Сети\n"
		"text: Текст.\n",
		"type: read\n"
		"title: Сети\n"
		"text: Текст.\n" },
	{ "field-letters",
		{ "сorrect", "option", "correct" },
		"- text: \"8\"\n"
		"  сorrect: true\n"
		"- text: \"2\"\n"
		"  correct: true\n"
		"- tеxt: \"3\"\n",
		"- text: \"8\"\n"
		"  correct: true\n"
		"- text: \"2\"\n" },
	{ "field-other",
		{ "limit", "lesson", "quiz" },
		"limit: 10\n"
		"sabaq: 1\n"
		"kind: lesson\n"
		"title: Урок\n"
		"steps:\n"
		"  - id: a\n",
		"limit: 10\n"
		"sabaq: 1\n"
		"kind: quiz\n"
		"title: Урок\n"
		"steps:\n"
		"  - id: a\n" },
	{ "field-missing",
		{ "type", "step", "" },
		"steps:\n"
		"  - id: a\n"
		"    text: Текст.\n"
		"  - type: read\n"
		"    text: Текст.\n",
		"steps:\n"
		"  - id: a\n"
		"    type: read\n"
		"    text: Текст.\n" },
	{ "field-not-text",
		{ "title", "", "" },
		"type: read\n"
		"title: [Сети]\n"
		"text:\n"
		"  один: два\n",
		"type: read\n"
		"title: \"[Сети]\"\n"
		"text: |\n"
		"  один: два\n" },
	{ "field-not-list",
		{ "options", "", "" },
		"    options: да, нет\n"
		"after:\n"
		"  u: v\n",
		"    options:\n"
		"      - text: \"8\"\n"
		"        correct: true\n"
		"      - text: \"2\"\n"
		"after: u\n" },
	{ "field-not-map",
		{ "step", "", "" },
		"  - Текст\n"
		"pools:\n"
		"  - a\n",
		"  - id: a\n"
		"    type: read\n"
		"    text: Текст.\n" },
	{ "field-empty",
		{ "title", "", "" },
		"    title:\n"
		"    text: \"  \"\n"
		"minutes:\n",
		"    title: \"-\"\n"
		"    text: \"0\"\n" },
	{ "field-lines",
		{ "title", "", "" },
		"type: read\n"
		"title: |\n"
		"  Один\n"
		"  два\n"
		"text: Текст.\n",
		"type: read\n"
		"title: |\n"
		"  Один\n"
		"text: |\n"
		"  Один\n"
		"  два\n" },
	{ "field-number",
		{ "answer", "3,5", "" },
		"prompt: Сколько будет 7 / 2?\n"
		"answer: 3,5\n",
		"prompt: Сколько будет 7 / 2?\n"
		"answer: 3.5\n" },
	{ "field-whole",
		{ "points", "2", "" },
		"answer: 3.5\n"
		"points: \"2\"\n"
		"tries: 1.5\n",
		"answer: 3.5\n"
		"points: 2\n"
		"tries: 0\n" },
	{ "field-range",
		{ "tries", "0", "20" },
		"answer: 3.5\n"
		"tries: 21\n"
		"points: 1234567890123\n",
		"answer: 3.5\n"
		"tries: 20\n"
		"points: 100\n" },
	{ "field-bool",
		{ "shuffle", "false", "" },
		"prompt: Сколько битов в байте?\n"
		"shuffle: \"false\"\n"
		"options:\n"
		"  - text: \"8\"\n"
		"    correct: да\n",
		"prompt: Сколько битов в байте?\n"
		"shuffle: false\n"
		"options:\n"
		"  - text: \"8\"\n"
		"    correct: true\n" },
	{ "field-word",
		{ "type", "reed", "read, choice, choices, truefalse, text, number, gaps, order, match, trace, open, poll" },
		"- id: a\n"
		"  type: reed\n"
		"  text: Текст.\n"
		"- id: b\n"
		"  type: text\n",
		"- id: a\n"
		"  type: read\n"
		"  text: Текст.\n"
		"- id: b\n"
		"  type: text\n" },
	{ "field-id",
		{ "after", "Урок 2", "" },
		"after: [Урок 2]\n"
		"sabaq: 1\n"
		"kind: lesson\n"
		"title: Урок\n",
		"sabaq: 1\n"
		"kind: lesson\n"
		"title: Урок\n" },
	{ "value-letters",
		{ "id", "stеp-1", "step-1" },
		"steps:\n"
		"  - id: stеp-1\n"
		"    type: reaԁ\n"
		"    text: Текст.\n"
		"  - id: b\n"
		"    type: choice\n",
		"steps:\n"
		"  - id: step-1\n"
		"    type: read\n"
		"    text: Текст.\n" },
	{ "field-few",
		{ "options", "2", "" },
		"options:\n"
		"  - text: \"8\"\n"
		"    correct: true\n",
		"options:\n"
		"  - text: \"8\"\n"
		"    correct: true\n"
		"  - text: \"2\"\n" },
	{ "field-many",
		{ "extra", "1", "" },
		"prompt: Какое это число?\n"
		"extra: [\"27\", \"28\"]\n"
		"pairs:\n"
		"  - left: номер 1\n"
		"    right: \"1\"\n",
		"prompt: Какое это число?\n"
		"extra: [\"26\"]\n"
		"pairs:\n"
		"  - left: номер 1\n"
		"    right: \"1\"\n" },
	{ "lines-many",
		{ "output", "40", "" },
		"  a41\n"
		"wrong:\n"
		"  - |\n"
		"      a1\n"
		"      a2\n"
		"      a3\n",
		"\n"
		"\n"
		"wrong:\n"
		"  - |\n"
		"      a1\n"
		"      a2\n"
		"      a3\n" },
	{ "version",
		{ "3", "", "" },
		"sabaq: 3\n"
		"translates: u.yaml\n"
		"language: ky\n"
		"title: Сабак\n",
		"sabaq: 1\n"
		"translates: u.yaml\n"
		"language: ky\n"
		"title: Сабак\n" },
	{ "module-name",
		{ "numbers", "m", "" },
		"sabaq: 1\n"
		"id: numbers\n"
		"language: ru\n"
		"title: Модуль\n"
		"units: [u]\n",
		"sabaq: 1\n"
		"id: m-ok\n"
		"language: ru\n"
		"title: Модуль\n"
		"units: [u]\n" },
	{ "language",
		{ "русский", "", "" },
		"sabaq: 1\n"
		"id: m\n"
		"language: русский\n"
		"title: Модуль\n"
		"units: [u]\n",
		"sabaq: 1\n"
		"id: m-ok\n"
		"language: uz-latn\n"
		"title: Модуль\n"
		"units: [u]\n" },
	{ "unit-missing",
		{ "loops", "", "" },
		"title: Модуль\n"
		"units: [u, loops]\n",
		"title: Модуль\n"
		"units: u\n" },
	{ "unit-twice",
		{ "u", "", "" },
		"title: Модуль\n"
		"units: [u, v, u]\n",
		"title: Модуль\n"
		"units: [u, v]\n" },
	{ "unit-name",
		{ "module", "", "" },
		"title: Модуль\n"
		"units: [module, u]\n",
		"title: Модуль\n"
		"units: [module-1, u]\n" },
	{ "unit-bank",
		{ "bank", "", "" },
		"title: Модуль\n"
		"units: [u, bank]\n",
		"title: Модуль\n"
		"units: [u]\n" },
	{ "id-twice",
		{ "a", "5", "" },
		"  text: Один.\n"
		"- id: a\n"
		"  type: choice\n"
		"  prompt: Сколько?\n"
		"  options:\n",
		"  text: Один.\n"
		"- id: b\n"
		"  type: choice\n"
		"  prompt: Сколько?\n"
		"  options:\n" },
	{ "ref-unknown",
		{ "unit", "v", "" },
		"after: [v]\n"
		"sabaq: 1\n"
		"kind: lesson\n"
		"title: Урок\n",
		"after: [u]\n"
		"sabaq: 1\n"
		"kind: lesson\n"
		"title: Урок\n" },
	{ "steps-none",
		{ "", "", "" },
		"title: Урок\n"
		"steps: []\n",
		"title: Урок\n"
		"steps:\n"
		"  - id: a\n"
		"    type: read\n"
		"    text: Текст.\n" },
	{ "bank-steps",
		{ "", "", "" },
		"title: Урок\n"
		"steps:\n"
		"  - id: a\n"
		"    type: read\n"
		"    text: Текст.\n",
		"title: Вопросы\n"
		"pools:\n"
		"  easy:\n"
		"    - id: q1\n"
		"      type: truefalse\n"
		"      prompt: В байте 8 битов.\n"
		"      answer: true\n" },
	{ "draw-short",
		{ "3", "2", "" },
		"- draw:\n"
		"    from: [bank/easy, bank]\n"
		"    take: 3\n",
		"- draw:\n"
		"    from: [bank/easy]\n"
		"    take: 2\n" },
	{ "draw-twice",
		{ "q1", "u.yaml:5", "" },
		"- id: q1\n"
		"  type: read\n"
		"  text: Текст.\n"
		"- draw:\n"
		"    from: [bank]\n",
		"- draw:\n"
		"    from: [bank, bank/easy]\n" },
	{ "choice-none",
		{ "", "", "" },
		"  options:\n"
		"    - text: \"8\"\n"
		"    - text: \"2\"\n"
		"- id: b\n"
		"  type: choices\n",
		"  options:\n"
		"    - text: \"8\"\n"
		"      correct: true\n"
		"    - text: \"2\"\n" },
	{ "choice-several",
		{ "", "", "" },
		"type: choice\n"
		"prompt: Сколько битов в байте?\n"
		"options:\n"
		"  - text: \"8\"\n"
		"    correct: true\n"
		"  - text: \"2\"\n",
		"type: choices\n"
		"prompt: Сколько битов в байте?\n"
		"options:\n"
		"  - text: \"8\"\n"
		"    correct: true\n"
		"  - text: \"2\"\n" },
	{ "answer-wrong",
		{ "бишкек.", "", "" },
		"  wrong:\n"
		"    - text: \"бишкек.\"\n"
		"      feedback: С большой буквы.\n"
		"- id: b\n"
		"  type: number\n",
		"  wrong:\n"
		"    - text: \"бишкек\"\n"
		"      feedback: С большой буквы.\n"
		"- id: b\n"
		"  type: number\n" },
	{ "gap-unmarked",
		{ "word", "", "" },
		"  Байт — это [[count]] битов, а слово [байт] — [word].\n"
		"gaps:\n"
		"  count:\n"
		"    type: number\n"
		"    answer: 8\n"
		"  word:\n",
		"  Байт — это [[count]] битов.\n"
		"\n"
		"  ```\n"
		"  x[[0]] = \"[[word]]\"\n"
		"  ```\n"
		"gaps:\n"
		"  count:\n" },
	{ "gap-twice",
		{ "count", "", "" },
		"prompt: Заполните.\n"
		"text: |\n"
		"  [[count]] битов — это байт, а два байта — не [[count]] и не [[count]…\n"
		"gaps:\n"
		"  count:\n"
		"    type: number\n",
		"prompt: Заполните.\n"
		"text: |\n"
		"  [[count]] битов — это байт, [count] — в скобках.\n"
		"gaps:\n"
		"  count:\n"
		"    type: number\n" },
	{ "gap-meant",
		{ "cuont", "count", "" },
		"prompt: Заполните.\n"
		"text: |\n"
		"  [[count]] битов — это [[word]], [[cuont]] раз, [[ word ]], [[wоrd]].\n"
		"gaps:\n"
		"  count:\n"
		"    type: number\n",
		"prompt: Заполните.\n"
		"text: |\n"
		"  Сколько битов: [[count]]? А в программе это [[0]], `[[i]]` и [[ x ==…\n"
		"gaps:\n"
		"  count:\n"
		"    type: number\n" },
	{ "gap-unknown",
		{ "bytes", "", "" },
		"prompt: Заполните.\n"
		"text: |\n"
		"  В байте [[count]] битов, а в килобайте [[bytes]] байтов. [[0]]\n"
		"gaps:\n"
		"  count:\n"
		"    type: number\n",
		"prompt: Заполните.\n"
		"text: |\n"
		"  В байте [[count]] битов. В программе это `t[[bytes]]` и [[0]].\n"
		"\n"
		"  ```\n"
		"  x = [[bytes]]\n"
		"  ```\n" },
	{ "match-twice",
		{ "101", "left", "" },
		"    right: \"6\"\n"
		"  - left: \"101\"\n"
		"    right: \"3\"\n"
		"extra: [\"7\", \"9\", \"7\"]\n",
		"    right: чётное\n"
		"  - left: \"111\"\n"
		"    right: нечётное\n"
		"extra: [\"7\", \"9\"]\n" },
	{ "match-extra",
		{ "6", "", "" },
		"  extra: [\"3\", \"6\"]\n"
		"- id: b\n"
		"  type: match\n"
		"  prompt: Соедините.\n"
		"  pairs:\n"
		"    - left: \"101\"\n"
		"      right: \"5\"\n",
		"  extra: [\"3\", \"101\"]\n" },
	{ "match-unknown",
		{ "функция", "left", "" },
		"- left: функция\n"
		"  right: выбирает\n"
		"  feedback: Нет.\n"
		"- left: цикл\n"
		"  right: называет\n"
		"  feedback: Нет.\n",
		"- left: цикл\n"
		"  right: складывает\n"
		"  feedback: Нет.\n" },
	{ "match-meant",
		{ "Цикл", "left", "цикл" },
		"wrong:\n"
		"  - left: Цикл\n"
		"    right: выбирает\n"
		"    feedback: Нет.\n"
		"  - left: услoвие\n"
		"    right: повторят команды\n",
		"wrong:\n"
		"  - left: цикл\n"
		"    right: складывает\n"
		"    feedback: Нет.\n"
		"  - left: |\n"
		"      условие\n" },
	{ "tolerance",
		{ "немного", "", "" },
		"answer: 3.5\n"
		"tolerance: немного\n"
		"wrong:\n"
		"  - value: 7\n"
		"    tolerance: -1\n",
		"answer: 3.5\n"
		"tolerance: 5%\n"
		"wrong:\n"
		"  - value: 7\n"
		"    tolerance: \"0.5\"\n" },
	{ "order-nothing",
		{ "", "", "" },
		"- id: a\n"
		"  type: order\n"
		"  prompt: Расставьте.\n"
		"  extra: [Лишнее]\n",
		"- id: a\n"
		"  type: order\n"
		"  prompt: Расставьте.\n"
		"  items: [Первое, Второе]\n"
		"  extra: [Лишнее]\n" },
	{ "order-both",
		{ "", "", "" },
		"  items: [Первое, Второе]\n"
		"  program: |\n"
		"    a = 1\n"
		"    b = 2\n",
		"  items: [Первое, Второе]\n"
		"- id: b\n"
		"  type: order\n"
		"  prompt: Расставьте.\n"
		"  program: |\n"
		"    a = 1\n"
		"    b = 2\n" },
	{ "order-few",
		{ "", "", "" },
		"prompt: Расставьте.\n"
		"program: |\n"
		"\n"
		"  a = 1\n"
		"\n"
		"extra:\n",
		"prompt: Расставьте.\n"
		"program: |\n"
		"  a = 1\n"
		"\n"
		"  b = 2\n" },
	{ "order-placed",
		{ "    n = 1", "", "" },
		"  extra:\n"
		"    - \"    n = 1 \"\n"
		"    - \"n = 1\"\n"
		"- id: b\n"
		"  type: order\n",
		"  extra:\n"
		"    - \"n = 1\"\n"
		"    - \"n = 1\"\n"
		"- id: b\n"
		"  type: order\n" },
	{ "order-unknown",
		{ "b", "a, two, c, d", "" },
		"also:\n"
		"  - [b, a, c]\n"
		"wrong:\n"
		"  - order: [c, tow, 1]\n"
		"    feedback: Наоборот.\n",
		"also:\n"
		"  - [two, a, c]\n"
		"wrong:\n"
		"  - order: [c, two, d]\n"
		"    feedback: Наоборот.\n" },
	{ "order-twice",
		{ "b", "", "" },
		"also:\n"
		"  - [b, a, b, c]\n"
		"wrong:\n"
		"  - order: [c, c, c]\n"
		"    feedback: Одно и то же.\n",
		"also:\n"
		"  - [b, a, c]\n"
		"wrong:\n"
		"  - order: [c]\n"
		"    feedback: Не всё.\n" },
	{ "order-part",
		{ "c", "a, b, c", "" },
		"  - [b, a]\n"
		"  - a\n"
		"  - ids: [c]\n",
		"  - [b, a, c]\n"
		"  - ids: [c, a, b]\n"
		"wrong:\n"
		"  - order: [b, a]\n"
		"    feedback: Не всё.\n" },
	{ "order-flat",
		{ "b, a, c", "", "" },
		"items: [Первое, Второе, Третье]\n"
		"also: [b, a, c]\n",
		"items: [Первое, Второе, Третье]\n"
		"also: [[b, a, c]]\n" },
	{ "order-extra",
		{ "c", "", "" },
		"also:\n"
		"  - [b, c, a]\n",
		"also:\n"
		"  - [b, a]\n"
		"wrong:\n"
		"  - order: [b, c, a]\n"
		"    feedback: Лишнее!\n" },
	{ "program-language",
		{ "Питон", "", "" },
		"  prompt: Что напечатано?\n"
		"  language: Питон\n"
		"  program: print(1)\n"
		"  output: 1\n"
		"- id: b\n",
		"  prompt: Что напечатано?\n"
		"  language: python\n"
		"  program: print(1)\n"
		"  output: 1\n"
		"- id: b\n" },
	{ "tr-source",
		{ "v.yaml", "u.yaml", "" },
		"sabaq: 1\n"
		"translates: v.yaml\n"
		"language: ky\n"
		"review: draft\n"
		"title: Сабак\n",
		"sabaq: 1\n"
		"translates: u.yaml\n"
		"language: ky\n"
		"review: draft\n"
		"title: Сабак\n" },
	{ "tr-language",
		{ "kk", "ky", "" },
		"translates: u.yaml\n"
		"language: kk\n"
		"review: draft\n"
		"title: Сабак\n",
		"translates: u.yaml\n"
		"language: ky\n"
		"review: draft\n"
		"title: Сабак\n" },
	{ "tr-unknown",
		{ "field", "title", "" },
		"a:\n"
		"  title: Биринчи\n"
		"  text: Текст.\n"
		"b:\n"
		"  text: Текст.\n",
		"a:\n"
		"  text: Текст.\n" },
	{ "tr-field",
		{ "kind", "", "" },
		"title: Сабак\n"
		"kind: lesson\n"
		"steps:\n"
		"  a:\n"
		"    type: choice\n",
		"title: Сабак\n"
		"steps:\n"
		"  a:\n"
		"    prompt: Байтта канча бит бар?\n" },
	{ "tr-ids",
		{ "steps", "a", "" },
		"steps:\n"
		"  - id: a\n"
		"    text: Текст.\n",
		"steps:\n"
		"  a:\n"
		"    text: Текст.\n" },
	{ "tr-same",
		{ "сан", "саны", "" },
		"    - right: мәтін\n"
		"    - right: саны\n"
		"b:\n"
		"  program: |\n"
		"    шығару\n",
		"    - right: мәтін\n"
		"    - right: сан\n"
		"b:\n"
		"  program: |\n"
		"    шығару\n" },
	{ "tr-twice",
		{ "мән", "число", "текст" },
		"    - right: мән\n"
		"    - right: мән\n"
		"    - right: мән\n"
		"b:\n"
		"  program: |\n"
		"    шығару\n",
		"    - right: сан\n"
		"    - right: мәтін\n"
		"    - right: сан\n"
		"b:\n"
		"  program: |\n"
		"    шығару\n" },
	{ "tr-count",
		{ "options", "1", "2" },
		"options:\n"
		"  - text: \"8\"\n",
		"options:\n"
		"  - text: \"8\"\n"
		"  - \"2\"\n" },
	{ "tr-lines",
		{ "program", "1", "2" },
		"prompt: Тартипке келтириңиз.\n"
		"program: |\n"
		"  жаз \"ооба\"\n",
		"prompt: Тартипке келтириңиз.\n"
		"program: |\n"
		"  жаз \"ооба\"\n"
		"  жаз \"жок\"\n" },
	{ "tr-missing-field",
		{ "title", "", "" },
		"sabaq: 1\n"
		"translates: u.yaml\n"
		"language: kk\n"
		"review: {by: Айгерим, date: \"2026-11-20\"}\n"
		"steps:\n"
		"  a:\n",
		"sabaq: 1\n"
		"translates: u.yaml\n"
		"language: kk\n"
		"review: {by: Айгерим, date: \"2026-11-20\"}\n"
		"title: Сабақ\n"
		"steps:\n"
		"  a:\n" },
	{ "tr-stale",
		{ "a", "", "" },
		"a:\n"
		"  of: h0123456\n"
		"  text: Бәрін мұқият оқыңыз.\n"
		"b:\n"
		"  prompt: \"`print(5)` деп жазыңыз, 12000 емес, 2.5 емес.\"\n",
		"a:\n"
		"  of: he72b752\n"
		"  text: Бәрін мұқият оқыңыз.\n"
		"b:\n"
		"  prompt: \"`print(5)` деп жазыңыз, 12000 емес, 2.5 емес.\"\n" },
	{ "tr-code",
		{ "print(5)", "", "" },
		"b:\n"
		"  prompt: \"`prnt(5)` деп жазыңыз, 12000 емес, 2.5 емес.\"\n",
		"b:\n"
		"  prompt: \"`print(5)` деп жазыңыз, 12000 емес, 2.5 емес.\"\n" },
	{ "tr-number",
		{ "12000", "1200", "" },
		"b:\n"
		"  prompt: \"`print(5)` деп жазыңыз, 1200 емес, 2.5 емес.\"\n",
		"b:\n"
		"  prompt: \"`print(5)` деп жазыңыз, 12000 емес, 2.5 емес.\"\n" },
	{ "tr-copied",
		{ "", "", "" },
		"a:\n"
		"  text: Читайте внимательно всё.\n"
		"b:\n"
		"  prompt: \"`print(5)` деп жазыңыз, 12000 емес, 2.5 емес.\"\n",
		"a:\n"
		"  text: Бәрін мұқият оқыңыз.\n"
		"b:\n"
		"  prompt: \"`print(5)` деп жазыңыз, 12000 емес, 2.5 емес.\"\n" },
	{ "tr-drafts",
		{ "1", "1", "kk" },
		"sabaq: 1\n"
		"translates: u.yaml\n"
		"language: kk\n"
		"review: draft\n"
		"title: Сабақ\n"
		"steps:\n",
		"sabaq: 1\n"
		"translates: u.yaml\n"
		"language: kk\n"
		"review: {by: Айгерим, date: \"2026-11-20\"}\n"
		"title: Сабақ\n"
		"steps:\n" },
	{ "yaml-cut",
		{ "#1 в мире", "", "" },
		"  title: Язык C #1 в мире\n"
		"  text: Пишут на C и #include\n"
		"  note: #include\n"
		"- id: b\n"
		"  type: read\n"
		"  text: |\n",
		"  title: Язык C#1 в мире  # первый урок\n"
		"  text: 'Пишут на C и #include' # в кавычках\n"
		"  note: |\n"
		"    #include\n"
		"    # и это текст\n"
		"- id: b\n"
		"  type: choice\n" },
	{ "yaml-plain",
		{ "no", "yes or no", "" },
		"options:\n"
		"  - text: no\n"
		"    correct: true\n"
		"  - 12:30\n"
		"  - 012\n",
		"options:\n"
		"  - text: \"no\"\n"
		"    correct: true\n"
		"  - 8\n"
		"  - 2.5\n" },
	{ "yaml-comma-list",
		{ "Да", "конечно", "" },
		"  prompt: Что это?\n"
		"  options: [Да, конечно, Нет]\n"
		"- id: n\n"
		"  type: text\n"
		"  prompt: Сколько?\n",
		"  prompt: Что это?\n"
		"  options: [Да, Нет, \"Да, конечно\"]\n"
		"- id: n\n"
		"  type: text\n"
		"  prompt: Сколько?\n" },
	{ "yaml-swallowed",
		{ "text", "", "" },
		"  - text:Нет\n"
		"hints:\n"
		"  - Подумайте\n"
		"explain: Потому\n"
		"  if_right Верно\n",
		"  - \"text:Нет\"\n"
		"  - textual Да\n"
		"explain: Потому что\n"
		"  text под вопросом и\n"
		"  answer is there\n" },
	{ "yaml-dash-lost",
		{ "-Вторая", "", "" },
		"hints:\n"
		"  -Первая\n"
		"  -Вторая\n",
		"hints:\n"
		"  - Первая\n"
		"  - -5\n"
		"    -6\n" },
	{ "yaml-backslash",
		{ "C:\\n", "", "" },
		"  type: read\n"
		"  text: \"Откройте C:\\new\"\n",
		"  type: read\n"
		"  text: 'Откройте C:\\new'\n"
		"- id: b\n"
		"  type: read\n"
		"  text: \"Откройте C:\\\\new\\nи читайте\"\n" },
	{ "yaml-joined",
		{ "Нужны: - бумага - мел", "", "" },
		"  text: >\n"
		"    Нужны:\n"
		"    - бумага\n"
		"    - мел\n"
		"- id: b\n"
		"  type: read\n",
		"  text: >\n"
		"    Одно длинное предложение,\n"
		"    которое стоит в двух строках.\n"
		"- id: b\n"
		"  type: read\n" },
	{ "md-marks",
		{ "2*3*4,", "234,", "" },
		"text: |\n"
		"  Считаем 2*3*4, а метод __init__ пока нет.\n",
		"text: |\n"
		"  Считаем `2*3*4`, 2 * 3 * 4 и a_b_c, *args и **kwargs.\n"
		"  Слово кітап**тар**ды, *важно*, __очень важно__.\n" },
	{ "md-html",
		{ "<b>", "", "" },
		"text: |\n"
		"  Это <b>важно</b>.\n",
		"text: |\n"
		"  Тег `<b>`, тип vector<int>, a < b и b > c.\n"
		"  Так пишут \\<br>, чтобы его было видно.\n" },
	{ "md-backslash",
		{ "\\(x+1\\)", "(x+1)", "" },
		"text: |\n"
		"  Формула \\(x+1\\) здесь.\n",
		"text: |\n"
		"  Звёздочка \\*, папка C:\\Users, 2024\\. Год, \\[скобка\\].\n" },
	{ "md-lost",
		{ "Ош |", "", "" },
		"|---|---|\n"
		"| Айгерим | 15 | Ош |\n"
		"\n"
		"[Внимание]: прочти\n",
		"|---|---|\n"
		"| Айгерим | 15 |\n"
		"\n"
		"[сайт][1] и ```` ``` ````, \\[Внимание]: прочти\n"
		"\n"
		"[1]: https://example.com\n" },
	{ "md-nothing",
		{ "***", "", "" },
		"text: |\n"
		"  ***\n",
		"text: |\n"
		"  - да\n" },
	{ "md-heading",
		{ "Первая часть.", "", "" },
		"text: |\n"
		"  Первая часть.\n"
		"  ---\n"
		"  Вторая часть.\n",
		"text: |\n"
		"  Первая часть.\n"
		"\n"
		"  ---\n"
		"\n" },
	{ "md-number",
		{ "2026. Конец.", "2025", "" },
		"text: |\n"
		"  2024. Начало.\n"
		"  2026. Конец.\n",
		"text: |\n"
		"  2024\\. Начало.\n"
		"\n"
		"  1. Раз.\n"
		"  2. Два.\n"
		"     7. Семь.\n"
		"     8. Восемь.\n" },
	{ "md-fence",
		{ "x = 5", "", "" },
		"x = 5\n"
		"\n"
		"Дальше идёт текст.\n",
		"x = 5\n"
		"\n"
		"```\n"
		"\n"
		"- пункт\n"
		"  ```\n"
		"  y = 6\n" },
	{ "md-indented",
		{ "Так начинают красную строку.", "", "" },
		"\n"
		"    Так начинают красную строку.\n",
		"\n"
		"    ответ = сумма(цена, скидка)\n"
		"\n"
		"- пункт\n"
		"\n"
		"    Его второй абзац из слов.\n" },
	{ "md-program",
		{ "x = 5\n"
		"print(x)", "", "" },
		"text: |\n"
		"  Вот программа:\n"
		"  x = 5\n"
		"  print(x)\n",
		"text: |\n"
		"  Команда print(x) выводит\n"
		"  x = 5 на экран.\n"
		"\n"
		"  ```python\n"
		"  x = 5\n"
		"  print(x)\n" },
	{ "md-table",
		{ "| имя | возраст |\n"
		"| Айгерим | 15 |", "", "" },
		"text: |\n"
		"  | имя | возраст |\n"
		"  | Айгерим | 15 |\n",
		"text: |\n"
		"  | имя | возраст |\n"
		"  |---|---|\n"
		"  | Айгерим | 15 |\n" },
	{ "md-picture",
		{ "Схема сети", "", "" },
		"text: |\n"
		"  ![Схема сети](net.png)\n",
		"text: |\n"
		"  ```figure Схема сети\n"
		"  A --- B\n"
		"  ```\n"
		"\n"
		"  Восклицание![^1]\n" },
	{ "md-address",
		{ "сайт", "example.com", "" },
		"text: |\n"
		"  Смотрите [сайт](example.com).\n",
		"text: |\n"
		"  Смотрите [сайт](https://example.com), <mailto:a@example.com>\n"
		"  и [бит](term:bit), список [x](не ссылка).\n" },
	{ "term-unknown",
		{ "бит", "bite", "" },
		"text: |\n"
		"  Это [бит](term:bite).\n",
		"text: |\n"
		"  Это [бит](term:bit).\n" },
	{ "config-system",
		{ "logs", "", "" },
		"logs: /var/log/%u\n"
		"language: kk\n",
		"language: kk\n" },
	{ "requires-missing",
		{ "fisrt", "", "" },
		"requires:\n"
		"  - fisrt\n",
		"requires:\n"
		"  - first\n" },
	{ "requires-circle",
		{ "m, first, second, m", "", "" },
		"requires:\n"
		"  - first\n",
		"requires:\n"
		"  - third\n" },
	{ "option-twice",
		{ "Два", "", "" },
		"      feedback: Посчитайте лампочки.\n"
		"    - text: \"Два\"\n"
		"      feedback: Посчитайте лампочки.\n"
		"- id: b\n"
		"  type: choice\n",
		"      feedback: Посчитайте лампочки.\n"
		"    - text: \"двадцать\"\n"
		"      feedback: Посчитайте лампочки.\n"
		"- id: b\n"
		"  type: choice\n" },
	{ "item-twice",
		{ "Сложить  числа", "", "" },
		"- разделить на количество\n"
		"- Сложить  числа\n",
		"- разделить на количество\n"
		"- Сложить их снова\n" },
	{ "items-alike",
		{ "число", "Число", "" },
		"- left: 7.5\n"
		"  right: число\n"
		"- left: да\n"
		"  right: Строка\n",
		"- left: 7.5\n"
		"  right: Число\n"
		"- left: да\n"
		"  right: Строка\n" },
	{ "option-last",
		{ "все ответы верны", "", "" },
		"  feedback: Посчитайте лампочки.\n"
		"- text: \"все ответы верны\"\n"
		"  feedback: Посчитайте лампочки.\n",
		"  feedback: Посчитайте лампочки.\n"
		"- text: \"все битовые\"\n"
		"  feedback: Посчитайте лампочки.\n" },
	{ "choices-all",
		{ "", "", "" },
		"- text: \"2\"\n"
		"  correct: true\n"
		"  feedback: Делится на два.\n"
		"- text: \"5\"\n"
		"  correct: true\n"
		"  feedback: Разделите на два.\n",
		"- text: \"2\"\n"
		"  correct: true\n"
		"  feedback: Делится на два.\n"
		"- text: \"5\"\n"
		"  correct: false\n"
		"  feedback: Разделите на два.\n" },
	{ "option-feedback",
		{ "1, 3", "", "" },
		"prompt: Сколько битов в байте?\n"
		"options:\n"
		"  - text: \"8\"\n"
		"    correct: true\n"
		"  - text: \"2\"\n"
		"    feedback: Столько у бита значений.\n",
		"prompt: Сколько битов в байте?\n"
		"if_right: Да, восемь.\n"
		"options:\n"
		"  - text: \"8\"\n"
		"    correct: true\n"
		"  - text: \"2\"\n"
		"    feedback: Столько у бита значений.\n" },
	{ "feedback-none",
		{ "a", "", "" },
		"- id: a\n"
		"  type: number\n"
		"  prompt: Сколько битов в байте?\n"
		"  answer: 8\n"
		"  hints:\n"
		"    - Посчитайте лампочки.\n",
		"- id: a\n"
		"  type: number\n"
		"  prompt: Сколько битов в байте?\n"
		"  answer: 8\n"
		"  hints:\n"
		"    - Посчитайте лампочки.\n"
		"  explain: Их восемь.\n" },
	{ "tries-silent",
		{ "a", "", "" },
		"- id: a\n"
		"  type: number\n"
		"  prompt: Сколько битов в байте?\n"
		"  answer: 8\n"
		"  explain: Их восемь.\n",
		"- id: a\n"
		"  type: number\n"
		"  prompt: Сколько битов в байте?\n"
		"  answer: 8\n"
		"  tries: 1\n"
		"  explain: Их восемь.\n" },
	{ "hint-tells",
		{ "байт", "", "" },
		"    - Слово из четырёх букв.\n"
		"    - Он зовётся Байт.\n"
		"  explain: Это байт.\n"
		"- id: b\n"
		"  type: number\n",
		"    - Слово из четырёх букв.\n"
		"    - Их всех меряют байтами.\n"
		"  explain: Это байт.\n"
		"- id: b\n"
		"  type: number\n" },
	{ "answer-cyrillic",
		{ "fоr", "о", "" },
		"answers:\n"
		"  - \"fоr\"\n"
		"  - \"РА\"\n"
		"hints:\n"
		"  - Посмотрите в программу.\n"
		"explain: Это for.\n",
		"answers:\n"
		"  - \"for\"\n"
		"  - \"циклом for\"\n"
		"  - \"Pythonда\"\n"
		"hints:\n"
		"  - Посмотрите в программу.\n"
		"explain: Это for.\n" },
	{ "answer-latin",
		{ "циkл", "k", "" },
		"  what:\n"
		"    answers: [\"циkл\"]\n"
		"explain: Это цикл.\n",
		"  what:\n"
		"    answers: [\"цикл\"]\n"
		"explain: Это цикл.\n" },
	{ "answer-twice",
		{ "Байт", "байт", "" },
		"- байт\n"
		"- text: Байт\n"
		"  feedback: Верно, с маленькой буквы.\n"
		"- text: байты\n"
		"- БАЙТ\n",
		"- байт\n"
		"- text: байтик\n"
		"  feedback: Верно, с маленькой буквы.\n"
		"- text: байты\n"
		"- БАЙТ\n" },
	{ "wrong-twice",
		{ "Бит", "бит", "" },
		"      feedback: В байте их восемь.\n"
		"    - text: Бит\n"
		"      feedback: Их восемь вместе.\n"
		"  explain: Байт.\n"
		"- id: b\n",
		"      feedback: В байте их восемь.\n"
		"    - text: биты\n"
		"      feedback: Их восемь вместе.\n"
		"  explain: Байт.\n"
		"- id: b\n" },
	{ "tolerance-meet",
		{ "10", "8", "" },
		"tolerance: 1.5\n"
		"wrong:\n"
		"  - value: 10\n"
		"    tolerance: 1\n"
		"    feedback: Почти.\n"
		"  - value: 20\n",
		"tolerance: 1\n"
		"wrong:\n"
		"  - value: 10\n"
		"    tolerance: 1\n"
		"    feedback: Почти.\n"
		"  - value: 20\n" },
	{ "score-full",
		{ "a", "", "" },
		"- id: a\n"
		"  type: text\n"
		"  prompt: Как называют восемь битов?\n"
		"  answers:\n"
		"    - text: байтом\n"
		"      score: 0.5\n",
		"- id: a\n"
		"  type: text\n"
		"  prompt: Как называют восемь битов?\n"
		"  answers:\n"
		"    - text: байтом\n"
		"      score: 1\n" },
	{ "pass-far",
		{ "75", "", "" },
		"      explain: Восемь.\n"
		"pass: 76\n",
		"      explain: Восемь.\n"
		"pass: 75\n" },
	{ "wide-program",
		{ "69", "68", "" },
		"program: |\n"
		"  print(\"00000000000000000000000000000000000000000000000000000000000x\"…\n"
		"output: |\n"
		"  1\n"
		"explain: Да.\n",
		"program: |\n"
		"  print(\"00000000000000000000000000000000000000000000000000000000000\")\n"
		"output: |\n"
		"  1\n"
		"explain: Да.\n" },
	{ "char-picture",
		{ "😀", "U+1F600", "" },
		"type: read\n"
		"title: Хорошо 😀\n"
		"text: |\n"
		"  Один.\n"
		"\n",
		"type: read\n"
		"title: Хорошо :-)\n"
		"text: |\n"
		"  Один.\n"
		"\n" },
	{ "char-hyphen",
		{ "pri­nt(x)", "", "" },
		"  x = 1\n"
		"  pri­nt(x)\n"
		"output: \"1\"\n"
		"explain: Это число.\n"
		"tries: 1\n",
		"  x = 1\n"
		"  print(x)\n"
		"output: \"1\"\n"
		"explain: Это число.\n"
		"tries: 1\n" },
	{ "char-turned",
		{ "ك", "U+0643", "" },
		"text: |\n"
		"  Слово «книга» по-арабски: كتاب.\n",
		"text: |\n"
		"  Слово «книга» по-арабски: «kitab».\n" },
	{ .rule = NULL }
};
