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
		"  type: read\n"
		"  text: пере<U+200B>менная\n",
		"  type: read\n"
		"  text: переменная\n" },
	{ "char-font",
		{ "U+F0B7", "", "" },
		"  type: read\n"
		"  text: |\n"
		"    <U+F0B7> переменная\n"
		"    <U+F0B7> значение\n",
		"  type: read\n"
		"  text: |\n"
		"    - переменная\n"
		"    - значение\n" },
	{ "char-line",
		{ "U+2028", "", "" },
		"type: read\n"
		"text: один<U+2028>    два\n",
		"type: read\n"
		"text: один\n"
		"  два\n" },
	{ "char-space",
		{ "U+00A0", "", "" },
		"  type:<U+00A0>read\n"
		"  text: Текст.\n",
		"  type: read\n"
		"  text: Текст.\n" },
	{ "char-dash",
		{ "U+2013", "", "" },
		"– id: a\n"
		"  type: read\n"
		"  text: Текст.\n",
		"- id: a\n"
		"  type: read\n"
		"  text: Текст.\n" },
	{ "yaml-tab",
		{ "", "", "" },
		"- id: a\n"
		"<Tab>type: read\n"
		"<Tab>text: Текст.\n",
		"- id: a\n"
		"  type: read\n"
		"  text: Текст.\n" },
	{ "yaml-indent",
		{ "6", "5", "" },
		"- id: a\n"
		"  type: read\n"
		"   text: Текст.\n",
		"- id: a\n"
		"  type: read\n"
		"  text: Текст.\n" },
	{ "yaml-colon",
		{ "Урок: сети", "", "" },
		"- id: a\n"
		"  type: read\n"
		"  title: Урок: сети\n"
		"  text: Запомните: сеть — это связь.\n",
		"- id: a\n"
		"  type: read\n"
		"  title: \"Урок: сети\"\n"
		"  text: |\n"
		"    Запомните: сеть — это связь.\n" },
	{ "yaml-colon-space",
		{ "title", "", "" },
		"- id: a\n"
		"  type: read\n"
		"  title:Сети\n"
		"  text: Текст.\n",
		"- id: a\n"
		"  type: read\n"
		"  title: Сети\n"
		"  text: Текст.\n" },
	{ "yaml-dash-space",
		{ "-id: a", "", "" },
		"-id: a\n"
		"  type: read\n"
		"  text: Текст.\n",
		"- id: a\n"
		"  type: read\n"
		"  text: Текст.\n" },
	{ "yaml-name",
		{ "Сеть соединяет компьютеры.", "", "" },
		"- id: a\n"
		"  type: read\n"
		"  Сеть соединяет компьютеры.\n",
		"- id: a\n"
		"  type: read\n"
		"  text: Сеть соединяет компьютеры.\n" },
	{ "yaml-name-empty",
		{ "", "", "" },
		"- id: a\n"
		"  type: read\n"
		"  : Сети\n"
		"  text: Текст.\n",
		"- id: a\n"
		"  type: read\n"
		"  title: Сети\n"
		"  text: Текст.\n" },
	{ "yaml-name-long",
		{ "Сеть — это несколько компьютеров, которые связаны кабелями, чтобы передавать друг другу данные", "64", "" },
		"- id: a\n"
		"  type: read\n"
		"  Сеть — это несколько компьютеров, которые связаны кабелями, чтобы пе…\n",
		"- id: a\n"
		"  type: read\n"
		"  text: |\n"
		"    Сеть — это несколько компьютеров, которые связаны кабелями, чтобы …\n" },
	{ "yaml-name-kind",
		{ "", "", "" },
		"- id: a\n"
		"  type: read\n"
		"  [важно]: читайте внимательно\n",
		"- id: a\n"
		"  type: read\n"
		"  text: \"[важно]: читайте внимательно\"\n" },
	{ "yaml-name-twice",
		{ "text", "7", "" },
		"- id: a\n"
		"  type: read\n"
		"  text: Первый абзац.\n"
		"  text: Второй абзац.\n",
		"- id: a\n"
		"  type: read\n"
		"  text: |\n"
		"    Первый абзац.\n"
		"\n"
		"    Второй абзац.\n" },
	{ "yaml-quote-open",
		{ "\"", "", "" },
		"- id: a\n"
		"  type: read\n"
		"  title: \"Сети\n"
		"  text: Текст.\n",
		"- id: a\n"
		"  type: read\n"
		"  title: \"Сети\"\n"
		"  text: Текст.\n" },
	{ "yaml-quote-tail",
		{ "и \"нет\" — это ответы.", "", "" },
		"- id: a\n"
		"  type: read\n"
		"  text: \"Да\" и \"нет\" — это ответы.\n",
		"- id: a\n"
		"  type: read\n"
		"  text: |\n"
		"    \"Да\" и \"нет\" — это ответы.\n" },
	{ "yaml-bar",
		{ "text", "", "" },
		"- id: a\n"
		"  type: read\n"
		"  text:\n"
		"    n = 6\n"
		"    while n > 0:\n"
		"        n = n - 1\n",
		"- id: a\n"
		"  type: read\n"
		"  text: |\n"
		"    n = 6\n"
		"    while n > 0:\n"
		"        n = n - 1\n" },
	{ "yaml-escape",
		{ "\\d", "", "" },
		"- id: a\n"
		"  type: read\n"
		"  title: \"Папка C:\\documents\"\n"
		"  text: Текст.\n",
		"- id: a\n"
		"  type: read\n"
		"  title: 'Папка C:\\documents'\n"
		"  text: Текст.\n" },
	{ "yaml-first",
		{ "@", "", "" },
		"- id: a\n"
		"  type: read\n"
		"  title: @Айгерим\n"
		"  text: Текст.\n",
		"- id: a\n"
		"  type: read\n"
		"  title: \"@Айгерим\"\n"
		"  text: Текст.\n" },
	{ "yaml-bracket-open",
		{ "[", "", "" },
		"# module.yaml\n"
		"units: [u\n",
		"# module.yaml\n"
		"units: [u]\n" },
	{ "yaml-bracket",
		{ "[", "", "" },
		"# module.yaml\n"
		"authors: [Айгерим: Ош: школа 5]\n",
		"# module.yaml\n"
		"authors:\n"
		"  - \"Айгерим: Ош: школа 5\"\n" },
	{ "yaml-comma",
		{ "конечно", "", "" },
		"  type: choice\n"
		"  prompt: Нужна ли сеть?\n"
		"  options:\n"
		"    - {text: Да, конечно, correct: true}\n"
		"    - {text: Нет}\n",
		"  type: choice\n"
		"  prompt: Нужна ли сеть?\n"
		"  options:\n"
		"    - text: Да, конечно\n"
		"      correct: true\n"
		"    - text: Нет\n" },
	{ "yaml-anchor",
		{ "net", "", "" },
		"- id: a\n"
		"  type: read\n"
		"  text: &net |\n"
		"    Сеть соединяет компьютеры.\n",
		"- id: a\n"
		"  type: read\n"
		"  text: |\n"
		"    Сеть соединяет компьютеры.\n" },
	{ "yaml-alias",
		{ "net", "", "" },
		"- &net\n"
		"  id: a\n"
		"  type: read\n"
		"  text: Сеть соединяет компьютеры.\n"
		"- *net\n",
		"- id: a\n"
		"  type: read\n"
		"  text: Сеть соединяет компьютеры.\n"
		"- id: b\n"
		"  type: read\n"
		"  text: Сеть соединяет компьютеры.\n" },
	{ "yaml-merge",
		{ "", "", "" },
		"- id: a\n"
		"  <<: {type: read}\n"
		"  text: Текст.\n",
		"- id: a\n"
		"  type: read\n"
		"  text: Текст.\n" },
	{ "yaml-tag",
		{ "!!str", "", "" },
		"- id: a\n"
		"  type: read\n"
		"  text: !!str Читайте внимательно\n",
		"- id: a\n"
		"  type: read\n"
		"  text: Читайте внимательно\n" },
	{ "yaml-documents",
		{ "", "", "" },
		"sabaq: 1\n"
		"kind: lesson\n"
		"title: Урок\n"
		"---\n"
		"steps:\n"
		"  - id: a\n"
		"    type: read\n"
		"    text: Текст.\n",
		"sabaq: 1\n"
		"kind: lesson\n"
		"title: Урок\n"
		"steps:\n"
		"  - id: a\n"
		"    type: read\n"
		"    text: Текст.\n" },
	{ "yaml-deep",
		{ "16", "", "" },
		"type: read\n"
		"text: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]\n",
		"type: read\n"
		"text: \"[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]\"\n" },
	{ "yaml-syntax",
		{ "- level: beginner", "", "" },
		"# module.yaml\n"
		"units: u\n"
		"- level: beginner\n",
		"# module.yaml\n"
		"units: u\n"
		"level: beginner\n" },
	{ "field-unknown",
		{ "picture", "step", "" },
		"- id: a\n"
		"  type: read\n"
		"  picture: net.png\n"
		"  text: Текст.\n",
		"- id: a\n"
		"  type: read\n"
		"  text: Текст.\n" },
	{ "field-meant",
		{ "tittle", "step", "title" },
		"type: read\n"
		"tittle: Сети\n"
		"text: Текст.\n",
		"type: read\n"
		"title: Сети\n"
		"text: Текст.\n" },
	{ "field-letters",
		{ "tеxt", "step", "text" },
		"- id: a\n"
		"  type: read\n"
		"  tеxt: Текст.\n",
		"- id: a\n"
		"  type: read\n"
		"  text: Текст.\n" },
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
		"- id: a\n"
		"  type: read\n"
		"  title: [Сети]\n"
		"  text: Текст.\n",
		"- id: a\n"
		"  type: read\n"
		"  title: \"[Сети]\"\n"
		"  text: Текст.\n" },
	{ "field-not-list",
		{ "options", "", "" },
		"  type: choice\n"
		"  prompt: Нужна ли сеть?\n"
		"  options: да, нет\n",
		"  type: choice\n"
		"  prompt: Нужна ли сеть?\n"
		"  options:\n"
		"    - text: да\n"
		"      correct: true\n"
		"    - text: нет\n" },
	{ "field-not-map",
		{ "step", "", "" },
		"  - Текст\n"
		"pools:\n"
		"  - a\n",
		"  - id: a\n"
		"    type: read\n"
		"    text: Текст.\n" },
	{ "item-fields",
		{ "pair", "left:, right:", "" },
		"  type: match\n"
		"  prompt: Соедините.\n"
		"  pairs:\n"
		"    - кабель: провод\n"
		"    - сервер: компьютер\n",
		"  type: match\n"
		"  prompt: Соедините.\n"
		"  pairs:\n"
		"    - left: кабель\n"
		"      right: провод\n"
		"    - left: сервер\n"
		"      right: компьютер\n" },
	{ "field-empty",
		{ "title", "", "" },
		"- id: a\n"
		"  type: read\n"
		"  title:\n"
		"  text: Текст.\n",
		"- id: a\n"
		"  type: read\n"
		"  text: Текст.\n" },
	{ "field-long",
		{ "title", "500", "" },
		"- id: a\n"
		"  type: read\n"
		"  title: слово слово слово слово слово слово слово слово слово слово с…\n"
		"  text: Текст.\n",
		"- id: a\n"
		"  type: read\n"
		"  title: Два слова\n"
		"  text: Текст.\n" },
	{ "field-lines",
		{ "title", "", "" },
		"- id: a\n"
		"  type: read\n"
		"  title: |\n"
		"    Сети\n"
		"    и кабели\n"
		"  text: Текст.\n",
		"- id: a\n"
		"  type: read\n"
		"  title: Сети и кабели\n"
		"  text: Текст.\n" },
	{ "field-number",
		{ "answer", "3,5", "" },
		"prompt: Сколько будет 7 / 2?\n"
		"answer: 3,5\n",
		"prompt: Сколько будет 7 / 2?\n"
		"answer: 3.5\n" },
	{ "field-whole",
		{ "points", "2", "" },
		"- id: a\n"
		"  type: open\n"
		"  prompt: Зачем нужна сеть?\n"
		"  points: \"2\"\n",
		"- id: a\n"
		"  type: open\n"
		"  prompt: Зачем нужна сеть?\n"
		"  points: 2\n" },
	{ "field-range",
		{ "points", "0", "100" },
		"- id: a\n"
		"  type: open\n"
		"  prompt: Зачем нужна сеть?\n"
		"  points: -5\n",
		"- id: a\n"
		"  type: open\n"
		"  prompt: Зачем нужна сеть?\n"
		"  points: 5\n" },
	{ "field-bool",
		{ "correct", "да", "" },
		"  type: choice\n"
		"  prompt: Сколько битов в байте?\n"
		"  options:\n"
		"    - text: \"8\"\n"
		"      correct: да\n"
		"    - text: \"2\"\n",
		"  type: choice\n"
		"  prompt: Сколько битов в байте?\n"
		"  options:\n"
		"    - text: \"8\"\n"
		"      correct: true\n"
		"    - text: \"2\"\n" },
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
		{ "id", "Шаг 1", "" },
		"- id: Шаг 1\n"
		"  type: read\n"
		"  text: Текст.\n",
		"- id: step-1\n"
		"  type: read\n"
		"  text: Текст.\n" },
	{ "value-letters",
		{ "type", "rеad", "read" },
		"- id: a\n"
		"  type: rеad\n"
		"  text: Текст.\n",
		"- id: a\n"
		"  type: read\n"
		"  text: Текст.\n" },
	{ "field-few",
		{ "options", "2", "" },
		"  type: choice\n"
		"  prompt: Сколько битов в байте?\n"
		"  options:\n"
		"    - text: \"8\"\n"
		"      correct: true\n",
		"  type: choice\n"
		"  prompt: Сколько битов в байте?\n"
		"  options:\n"
		"    - text: \"8\"\n"
		"      correct: true\n"
		"    - text: \"2\"\n" },
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
	{ "version",
		{ "3", "", "" },
		"sabaq: 3\n"
		"kind: lesson\n",
		"sabaq: 1\n"
		"kind: lesson\n" },
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
		"# module.yaml\n"
		"id: m\n"
		"language: русский\n"
		"title: Модуль\n",
		"# module.yaml\n"
		"id: m\n"
		"language: ru\n"
		"title: Модуль\n" },
	{ "unit-missing",
		{ "loops", "", "" },
		"# module.yaml\n"
		"units:\n"
		"  - u\n"
		"  - loops\n",
		"# module.yaml\n"
		"units:\n"
		"  - u\n" },
	{ "unit-twice",
		{ "u", "", "" },
		"# module.yaml\n"
		"units:\n"
		"  - u\n"
		"  - u\n",
		"# module.yaml\n"
		"units:\n"
		"  - u\n" },
	{ "unit-name",
		{ "module", "", "" },
		"# module.yaml\n"
		"units:\n"
		"  - module\n",
		"# module.yaml\n"
		"units:\n"
		"  - u\n" },
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
		{ "objective", "byts", "" },
		"- id: a\n"
		"  type: open\n"
		"  objective: byts\n"
		"  prompt: Что такое бит?\n",
		"- id: a\n"
		"  type: open\n"
		"  objective: bits\n"
		"  prompt: Что такое бит?\n" },
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
	{ "pool-read",
		{ "read", "", "" },
		"# bank.yaml\n"
		"- id: q1\n"
		"  type: read\n"
		"  text: Текст.\n",
		"# bank.yaml\n"
		"- id: q1\n"
		"  type: truefalse\n"
		"  prompt: В байте 8 битов.\n"
		"  answer: true\n" },
	{ "draw-short",
		{ "3", "2", "" },
		"- draw:\n"
		"    from: [bank/easy]  # в нём два вопроса\n"
		"    take: 3\n",
		"- draw:\n"
		"    from: [bank/easy]  # в нём два вопроса\n"
		"    take: 2\n" },
	{ "draw-twice",
		{ "q1", "u.yaml:5", "" },
		"- id: q1\n"
		"  type: open\n"
		"  prompt: Что такое байт?\n"
		"- draw:\n"
		"    from: [bank/easy]  # там тоже есть q1\n"
		"    take: 1\n",
		"- id: bytes\n"
		"  type: open\n"
		"  prompt: Что такое байт?\n"
		"- draw:\n"
		"    from: [bank/easy]\n"
		"    take: 1\n" },
	{ "draw-damaged",
		{ "bank", "", "" },
		"# bank.yaml\n"
		"- id: q1\n"
		"  type: truefalse\n"
		"  prompt: В байте 8 битов.\n"
		"  answer: да\n"
		"# u.yaml\n",
		"# bank.yaml\n"
		"- id: q1\n"
		"  type: truefalse\n"
		"  prompt: В байте 8 битов.\n"
		"  answer: true\n"
		"# u.yaml\n" },
	{ "choice-none",
		{ "", "", "" },
		"  type: choice\n"
		"  prompt: Сколько битов в байте?\n"
		"  options:\n"
		"    - text: \"8\"\n"
		"    - text: \"2\"\n",
		"  type: choice\n"
		"  prompt: Сколько битов в байте?\n"
		"  options:\n"
		"    - text: \"8\"\n"
		"      correct: true\n"
		"    - text: \"2\"\n" },
	{ "choice-several",
		{ "", "", "" },
		"  type: choice\n"
		"  prompt: Какие числа чётные?\n"
		"  options:\n"
		"    - {text: \"2\", correct: true}\n"
		"    - {text: \"4\", correct: true}\n"
		"    - {text: \"5\"}\n",
		"  type: choices\n"
		"  prompt: Какие числа чётные?\n"
		"  options:\n"
		"    - {text: \"2\", correct: true}\n"
		"    - {text: \"4\", correct: true}\n"
		"    - {text: \"5\"}\n" },
	{ "answer-wrong",
		{ "бишкек", "", "" },
		"  type: text\n"
		"  prompt: Как зовётся столица Кыргызстана?\n"
		"  answers: [Бишкек]\n"
		"  wrong:\n"
		"    - text: бишкек\n"
		"      feedback: С большой буквы.\n",
		"  type: text\n"
		"  prompt: Как зовётся столица Кыргызстана?\n"
		"  answers: [Бишкек]\n"
		"  wrong:\n"
		"    - text: Ош\n"
		"      feedback: Ош — второй по величине город.\n" },
	{ "gap-unmarked",
		{ "count", "", "" },
		"  type: gaps\n"
		"  prompt: Заполните.\n"
		"  text: В байте восемь битов.\n"
		"  gaps:\n"
		"    count: {type: number, answer: 8}\n",
		"  type: gaps\n"
		"  prompt: Заполните.\n"
		"  text: В байте [[count]] битов.\n"
		"  gaps:\n"
		"    count: {type: number, answer: 8}\n" },
	{ "gap-twice",
		{ "n", "", "" },
		"  type: gaps\n"
		"  prompt: Заполните.\n"
		"  text: В байте [[n]] битов, в двух [[n]].\n"
		"  gaps:\n"
		"    n: {type: number, answer: 8}\n",
		"  type: gaps\n"
		"  prompt: Заполните.\n"
		"  text: В байте [[one]] битов, в двух [[two]].\n"
		"  gaps:\n"
		"    one: {type: number, answer: 8}\n"
		"    two: {type: number, answer: 16}\n" },
	{ "gap-meant",
		{ "cuont", "count", "" },
		"  type: gaps\n"
		"  prompt: Заполните.\n"
		"  text: В байте [[count]] битов, в двух вдвое больше [[cuont]].\n"
		"  gaps:\n"
		"    count: {type: number, answer: 8}\n",
		"  type: gaps\n"
		"  prompt: Заполните.\n"
		"  text: В байте [[count]] битов, в двух вдвое больше.\n"
		"  gaps:\n"
		"    count: {type: number, answer: 8}\n" },
	{ "gap-unknown",
		{ "bytes", "", "" },
		"  type: gaps\n"
		"  prompt: Заполните.\n"
		"  text: В байте [[count]] битов, в килобайте [[bytes]] байта.\n"
		"  gaps:\n"
		"    count: {type: number, answer: 8}\n",
		"  type: gaps\n"
		"  prompt: Заполните.\n"
		"  text: В байте [[count]] битов, в килобайте [[bytes]] байта.\n"
		"  gaps:\n"
		"    count: {type: number, answer: 8}\n"
		"    bytes: {type: number, answer: 1024}\n" },
	{ "match-twice",
		{ "байт", "left", "" },
		"  type: match\n"
		"  prompt: Соедините.\n"
		"  pairs:\n"
		"    - {left: бит, right: 0 или 1}\n"
		"    - {left: байт, right: 8 битов}\n"
		"    - {left: байт, right: одна буква}\n",
		"  type: match\n"
		"  prompt: Соедините.\n"
		"  pairs:\n"
		"    - {left: бит, right: 0 или 1}\n"
		"    - {left: байт, right: 8 битов}\n"
		"    - {left: килобайт, right: 1024 байта}\n" },
	{ "match-extra",
		{ "8 битов", "", "" },
		"  type: match\n"
		"  prompt: Соедините.\n"
		"  pairs:\n"
		"    - {left: бит, right: 0 или 1}\n"
		"    - {left: байт, right: 8 битов}\n"
		"  extra: [8 битов]\n",
		"  type: match\n"
		"  prompt: Соедините.\n"
		"  pairs:\n"
		"    - {left: бит, right: 0 или 1}\n"
		"    - {left: байт, right: 8 битов}\n"
		"  extra: [10 битов]\n" },
	{ "match-unknown",
		{ "килобайт", "left", "" },
		"  prompt: Соедините.\n"
		"  pairs:\n"
		"    - {left: бит, right: 0 или 1}\n"
		"    - {left: байт, right: 8 битов}\n"
		"  wrong:\n"
		"    - {left: килобайт, right: 8 битов, feedback: Посчитайте.}\n",
		"  prompt: Соедините.\n"
		"  pairs:\n"
		"    - {left: бит, right: 0 или 1}\n"
		"    - {left: байт, right: 8 битов}\n"
		"  wrong:\n"
		"    - {left: бит, right: 8 битов, feedback: Посчитайте.}\n" },
	{ "match-meant",
		{ "Бит", "left", "бит" },
		"  prompt: Соедините.\n"
		"  pairs:\n"
		"    - {left: бит, right: 0 или 1}\n"
		"    - {left: байт, right: 8 битов}\n"
		"  wrong:\n"
		"    - {left: Бит, right: 8 битов, feedback: Посчитайте.}\n",
		"  prompt: Соедините.\n"
		"  pairs:\n"
		"    - {left: бит, right: 0 или 1}\n"
		"    - {left: байт, right: 8 битов}\n"
		"  wrong:\n"
		"    - {left: бит, right: 8 битов, feedback: Посчитайте.}\n" },
	{ "tolerance",
		{ "немного", "", "" },
		"  type: number\n"
		"  prompt: Сколько секунд в минуте, примерно?\n"
		"  answer: 60\n"
		"  tolerance: немного\n",
		"  type: number\n"
		"  prompt: Сколько секунд в минуте, примерно?\n"
		"  answer: 60\n"
		"  tolerance: 5%\n" },
	{ "order-nothing",
		{ "", "", "" },
		"  type: order\n"
		"  prompt: Расставьте по размеру.\n"
		"  extra: [метр]\n",
		"  type: order\n"
		"  prompt: Расставьте по размеру.\n"
		"  items: [бит, байт, килобайт]\n"
		"  extra: [метр]\n" },
	{ "order-both",
		{ "", "", "" },
		"  type: order\n"
		"  prompt: Соберите программу.\n"
		"  items: [Первое, Второе]\n"
		"  program: |\n"
		"    x = 5\n"
		"    print(x)\n",
		"  type: order\n"
		"  prompt: Соберите программу.\n"
		"  program: |\n"
		"    x = 5\n"
		"    print(x)\n" },
	{ "order-few",
		{ "", "", "" },
		"  type: order\n"
		"  prompt: Соберите программу.\n"
		"  program: \"x = 5; print(x)\"\n",
		"  type: order\n"
		"  prompt: Соберите программу.\n"
		"  program: |\n"
		"    x = 5\n"
		"    print(x)\n" },
	{ "order-placed",
		{ "x = 5", "", "" },
		"  type: order\n"
		"  prompt: Соберите программу.\n"
		"  program: |\n"
		"    x = 5\n"
		"    print(x)\n"
		"  extra: [\"x = 5\"]\n",
		"  type: order\n"
		"  prompt: Соберите программу.\n"
		"  program: |\n"
		"    x = 5\n"
		"    print(x)\n"
		"  extra: [\"x == 5\"]\n" },
	{ "order-unknown",
		{ "d", "a, b, c", "" },
		"  type: order\n"
		"  prompt: Накройте на стол.\n"
		"  items: [скатерть, ложки, вилки]  # a, b, c\n"
		"  also: [[a, c, d]]\n",
		"  type: order\n"
		"  prompt: Накройте на стол.\n"
		"  items: [скатерть, ложки, вилки]  # a, b, c\n"
		"  also: [[a, c, b]]\n" },
	{ "order-twice",
		{ "b", "", "" },
		"  type: order\n"
		"  prompt: Накройте на стол.\n"
		"  items: [скатерть, ложки, вилки]  # a, b, c\n"
		"  also: [[a, c, b, b]]\n",
		"  type: order\n"
		"  prompt: Накройте на стол.\n"
		"  items: [скатерть, ложки, вилки]  # a, b, c\n"
		"  also: [[a, c, b]]\n" },
	{ "order-part",
		{ "b", "a, b, c", "" },
		"  type: order\n"
		"  prompt: Накройте на стол.\n"
		"  items: [скатерть, ложки, вилки]  # a, b, c\n"
		"  also: [[a, c]]\n",
		"  type: order\n"
		"  prompt: Накройте на стол.\n"
		"  items: [скатерть, ложки, вилки]  # a, b, c\n"
		"  also: [[a, c, b]]\n" },
	{ "order-flat",
		{ "a, c, b", "", "" },
		"  type: order\n"
		"  prompt: Накройте на стол.\n"
		"  items: [скатерть, ложки, вилки]  # a, b, c\n"
		"  also: [a, c, b]\n",
		"  type: order\n"
		"  prompt: Накройте на стол.\n"
		"  items: [скатерть, ложки, вилки]  # a, b, c\n"
		"  also: [[a, c, b]]\n" },
	{ "order-extra",
		{ "c", "", "" },
		"  type: order\n"
		"  prompt: Накройте на стол.\n"
		"  items: [скатерть, ложки]  # a, b\n"
		"  extra: [молоток]  # c\n"
		"  also: [[b, c, a]]\n",
		"  type: order\n"
		"  prompt: Накройте на стол.\n"
		"  items: [скатерть, ложки]  # a, b\n"
		"  extra: [молоток]  # c\n"
		"  also: [[b, a]]\n" },
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
		{ "step", "bit", "" },
		"# u.kk.yaml\n"
		"steps:\n"
		"  bit:\n"
		"    text: Мәтін.\n",
		"# u.kk.yaml\n"
		"steps:\n"
		"  bits:\n"
		"    text: Мәтін.\n" },
	{ "tr-field",
		{ "type", "", "" },
		"# u.kk.yaml\n"
		"steps:\n"
		"  bits:\n"
		"    type: read\n"
		"    text: Мәтін.\n",
		"# u.kk.yaml\n"
		"steps:\n"
		"  bits:\n"
		"    text: Мәтін.\n" },
	{ "tr-ids",
		{ "steps", "bits", "" },
		"# u.kk.yaml\n"
		"steps:\n"
		"  - id: bits\n"
		"    text: Мәтін.\n",
		"# u.kk.yaml\n"
		"steps:\n"
		"  bits:\n"
		"    text: Мәтін.\n" },
	{ "tr-same",
		{ "сан", "саны", "" },
		"# u.kk.yaml\n"
		"steps:\n"
		"  a:\n"
		"    pairs:\n"
		"      - right: сан\n"
		"      - right: мәтін\n"
		"      - right: саны  # в оригинале то же слово, что в первой паре\n",
		"# u.kk.yaml\n"
		"steps:\n"
		"  a:\n"
		"    pairs:\n"
		"      - right: сан\n"
		"      - right: мәтін\n"
		"      - right: сан\n" },
	{ "tr-twice",
		{ "мән", "число", "текст" },
		"# u.kk.yaml\n"
		"steps:\n"
		"  a:\n"
		"    pairs:\n"
		"      - right: мән  # число\n"
		"      - right: мән  # текст\n",
		"# u.kk.yaml\n"
		"steps:\n"
		"  a:\n"
		"    pairs:\n"
		"      - right: сан\n"
		"      - right: мәтін\n" },
	{ "tr-count",
		{ "options", "1", "2" },
		"# u.kk.yaml\n"
		"steps:\n"
		"  a:\n"
		"    options:\n"
		"      - text: сегіз\n",
		"# u.kk.yaml\n"
		"steps:\n"
		"  a:\n"
		"    options:\n"
		"      - text: сегіз\n"
		"      - text: екі\n" },
	{ "tr-lines",
		{ "program", "1", "2" },
		"prompt: Тартипке келтириңиз.\n"
		"program: |\n"
		"  жаз \"ооба\"\n",
		"prompt: Тартипке келтириңиз.\n"
		"program: |\n"
		"  жаз \"ооба\"\n"
		"  жаз \"жок\"\n" },
	{ "tr-missing",
		{ "1", "2", "bytes" },
		"# u.kk.yaml\n"
		"steps:\n"
		"  bits:\n"
		"    text: Бит туралы.\n",
		"# u.kk.yaml\n"
		"steps:\n"
		"  bits:\n"
		"    text: Бит туралы.\n"
		"  bytes:\n"
		"    text: Байт туралы.\n" },
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
		"- id: a\n"
		"  type: read\n"
		"  title: Язык C #1 в мире\n"
		"  text: Текст.\n",
		"- id: a\n"
		"  type: read\n"
		"  title: \"Язык C #1 в мире\"\n"
		"  text: Текст.\n" },
	{ "yaml-plain",
		{ "12:00", "a number of seconds", "" },
		"  type: choice\n"
		"  prompt: Когда полдень?\n"
		"  options:\n"
		"    - text: 12:00\n"
		"      correct: true\n"
		"    - text: no\n",
		"  type: choice\n"
		"  prompt: Когда полдень?\n"
		"  options:\n"
		"    - text: \"12:00\"\n"
		"      correct: true\n"
		"    - text: \"no\"\n" },
	{ "yaml-comma-list",
		{ "Да", "конечно", "" },
		"  type: poll\n"
		"  prompt: Любите ли вы кино?\n"
		"  options: [Да, конечно, Нет]\n",
		"  type: poll\n"
		"  prompt: Любите ли вы кино?\n"
		"  options:\n"
		"    - Да, конечно\n"
		"    - Нет\n" },
	{ "yaml-swallowed",
		{ "text", "", "" },
		"  type: choice\n"
		"  prompt: Нужна ли сеть?\n"
		"  options:\n"
		"    - text: Да\n"
		"      correct: true\n"
		"    - text:Нет\n",
		"  type: choice\n"
		"  prompt: Нужна ли сеть?\n"
		"  options:\n"
		"    - text: Да\n"
		"      correct: true\n"
		"    - text: Нет\n" },
	{ "yaml-dash-lost",
		{ "-Посмотрите на кабель.", "", "" },
		"  type: open\n"
		"  prompt: Зачем нужна сеть?\n"
		"  hints:\n"
		"    -Вспомните, что такое связь.\n"
		"    -Посмотрите на кабель.\n",
		"  type: open\n"
		"  prompt: Зачем нужна сеть?\n"
		"  hints:\n"
		"    - Вспомните, что такое связь.\n"
		"    - Посмотрите на кабель.\n" },
	{ "yaml-backslash",
		{ "C:\\n", "", "" },
		"- id: a\n"
		"  type: read\n"
		"  text: \"Откройте C:\\new\"\n",
		"- id: a\n"
		"  type: read\n"
		"  text: 'Откройте C:\\new'\n" },
	{ "yaml-joined",
		{ "Нужны: - бумага - мел", "", "" },
		"- id: a\n"
		"  type: read\n"
		"  text: >\n"
		"    Нужны:\n"
		"    - бумага\n"
		"    - мел\n",
		"- id: a\n"
		"  type: read\n"
		"  text: |\n"
		"    Нужны:\n"
		"    - бумага\n"
		"    - мел\n" },
	{ "md-marks",
		{ "2*3*4,", "234,", "" },
		"- id: a\n"
		"  type: read\n"
		"  text: |\n"
		"    Считаем 2*3*4, а метод зовётся __init__.\n",
		"- id: a\n"
		"  type: read\n"
		"  text: |\n"
		"    Считаем `2*3*4`, а метод зовётся `__init__`.\n" },
	{ "md-html",
		{ "<b>", "", "" },
		"- id: a\n"
		"  type: read\n"
		"  text: |\n"
		"    Это <b>важно</b>.\n",
		"- id: a\n"
		"  type: read\n"
		"  text: |\n"
		"    Это **важно**. Тег `<b>` делает слова жирными.\n" },
	{ "md-backslash",
		{ "\\(x+1\\)", "(x+1)", "" },
		"- id: a\n"
		"  type: read\n"
		"  text: |\n"
		"    Формула \\(x+1\\) и папка C:\\_new\n",
		"- id: a\n"
		"  type: read\n"
		"  text: |\n"
		"    Формула `\\(x+1\\)` и папка `C:\\_new`\n" },
	{ "md-lost",
		{ "Внимание]: прочти", "", "" },
		"- id: a\n"
		"  type: read\n"
		"  text: |\n"
		"    [Внимание]: прочти\n"
		"\n"
		"    Сеть соединяет компьютеры.\n",
		"- id: a\n"
		"  type: read\n"
		"  text: |\n"
		"    \\[Внимание]: прочти\n"
		"\n"
		"    Сеть соединяет компьютеры.\n" },
	{ "md-nothing",
		{ "***", "", "" },
		"- id: a\n"
		"  type: open\n"
		"  prompt: \"***\"\n",
		"- id: a\n"
		"  type: open\n"
		"  prompt: \"`***`\"\n" },
	{ "md-heading",
		{ "Первая часть", "", "" },
		"- id: a\n"
		"  type: read\n"
		"  text: |\n"
		"    Первая часть\n"
		"    ---\n"
		"    Вторая часть\n",
		"- id: a\n"
		"  type: read\n"
		"  text: |\n"
		"    Первая часть\n"
		"\n"
		"    ---\n"
		"    Вторая часть\n" },
	{ "md-number",
		{ "2026. Конец.", "2025", "" },
		"- id: a\n"
		"  type: read\n"
		"  text: |\n"
		"    2024. Начало.\n"
		"    2026. Конец.\n",
		"- id: a\n"
		"  type: read\n"
		"  text: |\n"
		"    2024\\. Начало.\n"
		"\n"
		"    2026\\. Конец.\n" },
	{ "md-fence",
		{ "x = 5", "", "" },
		"- id: a\n"
		"  type: read\n"
		"  text: |\n"
		"    ```python\n"
		"    x = 5\n"
		"    Дальше идёт текст.\n",
		"- id: a\n"
		"  type: read\n"
		"  text: |\n"
		"    ```python\n"
		"    x = 5\n"
		"    ```\n"
		"    Дальше идёт текст.\n" },
	{ "md-indented",
		{ "Так начинают красную строку.", "", "" },
		"- id: a\n"
		"  type: read\n"
		"  text: |\n"
		"    Первый абзац.\n"
		"\n"
		"        Так начинают красную строку.\n",
		"- id: a\n"
		"  type: read\n"
		"  text: |\n"
		"    Первый абзац.\n"
		"\n"
		"    Второй абзац.\n" },
	{ "md-program",
		{ "x = 5\n"
		"print(x)", "", "" },
		"- id: a\n"
		"  type: read\n"
		"  text: |\n"
		"    Вот программа:\n"
		"    x = 5\n"
		"    print(x)\n",
		"- id: a\n"
		"  type: read\n"
		"  text: |\n"
		"    Вот программа:\n"
		"    ```python\n"
		"    x = 5\n"
		"    print(x)\n"
		"    ```\n" },
	{ "md-table",
		{ "| имя     | возраст |\n"
		"| Айгерим | 15    …", "", "" },
		"- id: a\n"
		"  type: read\n"
		"  text: |\n"
		"    | имя     | возраст |\n"
		"    | Айгерим | 15      |\n",
		"- id: a\n"
		"  type: read\n"
		"  text: |\n"
		"    | имя     | возраст |\n"
		"    |---------|---------|\n"
		"    | Айгерим | 15      |\n" },
	{ "md-picture",
		{ "Схема сети", "", "" },
		"- id: a\n"
		"  type: read\n"
		"  text: |\n"
		"    ![Схема сети](net.png)\n",
		"- id: a\n"
		"  type: read\n"
		"  text: |\n"
		"    ```figure Схема сети\n"
		"    A --- B\n"
		"    ```\n" },
	{ "md-address",
		{ "сайт", "example.com", "" },
		"- id: a\n"
		"  type: read\n"
		"  text: |\n"
		"    Смотрите [сайт](example.com).\n",
		"- id: a\n"
		"  type: read\n"
		"  text: |\n"
		"    Смотрите [сайт](https://example.com).\n" },
	{ "term-unknown",
		{ "бит", "bite", "" },
		"text: |\n"
		"  Это [бит](term:bite).\n",
		"text: |\n"
		"  Это [бит](term:bit).\n" },
	{ "config-system",
		{ "logs", "", "" },
		"# config.yaml\n"
		"language: kk\n"
		"logs: /var/log/%u\n",
		"# config.yaml\n"
		"language: kk\n" },
	{ "objective-untaught",
		{ "bits", "", "" },
		"# module.yaml\n"
		"objectives:\n"
		"  bits: Считает биты\n"
		"# u.yaml\n"
		"- id: a\n"
		"  type: open\n"
		"  prompt: Что такое бит?\n",
		"# module.yaml\n"
		"objectives:\n"
		"  bits: Считает биты\n"
		"# u.yaml\n"
		"- id: a\n"
		"  type: open\n"
		"  objective: bits\n"
		"  prompt: Что такое бит?\n" },
	{ "objective-untested",
		{ "bits", "", "" },
		"# module.yaml\n"
		"objectives:\n"
		"  bits: Считает биты\n"
		"# u.yaml\n"
		"- id: a\n"
		"  type: truefalse\n"
		"  prompt: В байте 8 битов.\n"
		"  answer: true\n",
		"# module.yaml\n"
		"objectives:\n"
		"  bits: Считает биты\n"
		"# u.yaml\n"
		"- id: a\n"
		"  type: truefalse\n"
		"  objective: bits\n"
		"  prompt: В байте 8 битов.\n"
		"  answer: true\n" },
	{ "misconception-unused",
		{ "ten", "", "" },
		"# module.yaml\n"
		"misconceptions:\n"
		"  ten: Считает байт десятью битами\n"
		"# u.yaml\n"
		"  wrong:\n"
		"    - value: 10\n"
		"      feedback: Столько цифр у нас.\n",
		"# module.yaml\n"
		"misconceptions:\n"
		"  ten: Считает байт десятью битами\n"
		"# u.yaml\n"
		"  wrong:\n"
		"    - value: 10\n"
		"      misconception: ten\n"
		"      feedback: Столько цифр у нас.\n" },
	{ "term-unused",
		{ "bit", "", "" },
		"# module.yaml\n"
		"glossary:\n"
		"  bit:\n"
		"    term: бит\n"
		"    text: 0 или 1\n"
		"# u.yaml\n"
		"  text: В байте восемь битов.\n",
		"# module.yaml\n"
		"glossary:\n"
		"  bit:\n"
		"    term: бит\n"
		"    text: 0 или 1\n"
		"# u.yaml\n"
		"  text: В байте восемь [битов](term:bit).\n" },
	{ "pool-unused",
		{ "easy", "", "" },
		"steps:\n"
		"  - id: a\n"
		"    type: open\n"
		"    prompt: Что такое байт?\n"
		"pools:\n"
		"  easy:\n"
		"    - {id: b, type: open, prompt: Что такое бит?}\n",
		"steps:\n"
		"  - draw: {from: [easy], take: 1}\n"
		"pools:\n"
		"  easy:\n"
		"    - {id: b, type: open, prompt: Что такое бит?}\n" },
	{ "unit-unlisted",
		{ "loops", "", "" },
		"# module.yaml\n"
		"units:  # а в папке есть и loops.yaml\n"
		"  - u\n",
		"# module.yaml\n"
		"units:\n"
		"  - u\n"
		"  - loops\n" },
	{ "requires-missing",
		{ "computers", "", "" },
		"# module.yaml\n"
		"requires: [computers]  # рядом с модулем нет такой папки\n",
		"# module.yaml\n"
		"requires: []\n" },
	{ "requires-circle",
		{ "m, first, second, m", "", "" },
		"requires:\n"
		"  - first\n",
		"requires:\n"
		"  - third\n" },
	{ "option-twice",
		{ "2", "", "" },
		"  type: choice\n"
		"  prompt: Сколько битов в байте?\n"
		"  options:\n"
		"    - {text: \"8\", correct: true}\n"
		"    - {text: \"2\"}\n"
		"    - {text: \"2\"}\n",
		"  type: choice\n"
		"  prompt: Сколько битов в байте?\n"
		"  options:\n"
		"    - {text: \"8\", correct: true}\n"
		"    - {text: \"2\"}\n"
		"    - {text: \"10\"}\n" },
	{ "item-twice",
		{ "Сложить  числа", "", "" },
		"- разделить на количество\n"
		"- Сложить  числа\n",
		"- разделить на количество\n"
		"- Сложить их снова\n" },
	{ "items-numbered",
		{ "1. вскипятить воду", "", "" },
		"  type: order\n"
		"  prompt: Как сварить чай?\n"
		"  items:\n"
		"    - 1. вскипятить воду\n"
		"    - 2. залить заварку\n"
		"    - 3. подождать\n",
		"  type: order\n"
		"  prompt: Как сварить чай?\n"
		"  items:\n"
		"    - вскипятить воду\n"
		"    - залить заварку\n"
		"    - подождать\n" },
	{ "items-alike",
		{ "Число", "число", "" },
		"  type: match\n"
		"  prompt: Что это?\n"
		"  pairs:\n"
		"    - {left: \"7\", right: число}\n"
		"    - {left: \"7.5\", right: Число}\n"
		"    - {left: да, right: текст}\n",
		"  type: match\n"
		"  prompt: Что это?\n"
		"  pairs:\n"
		"    - {left: \"7\", right: число}\n"
		"    - {left: \"7.5\", right: число}\n"
		"    - {left: да, right: текст}\n" },
	{ "option-last",
		{ "все ответы верны", "", "" },
		"  type: choice\n"
		"  prompt: Что хранит число?\n"
		"  options:\n"
		"    - {text: \"байт\", correct: true}\n"
		"    - {text: \"лампа\"}\n"
		"    - {text: \"все ответы верны\"}\n",
		"  type: choice\n"
		"  prompt: Что хранит число?\n"
		"  options:\n"
		"    - {text: \"байт\", correct: true}\n"
		"    - {text: \"лампа\"}\n"
		"    - {text: \"все ответы верны\", last: true}\n" },
	{ "choices-all",
		{ "", "", "" },
		"  type: choices\n"
		"  prompt: Что хранит числа?\n"
		"  options:\n"
		"    - {text: память, correct: true}\n"
		"    - {text: диск, correct: true}\n",
		"  type: choices\n"
		"  prompt: Что хранит числа?\n"
		"  options:\n"
		"    - {text: память, correct: true}\n"
		"    - {text: диск, correct: true}\n"
		"    - {text: экран}\n" },
	{ "option-feedback",
		{ "2", "", "" },
		"  prompt: Сколько битов в байте?\n"
		"  options:\n"
		"    - text: \"8\"\n"
		"      correct: true\n"
		"      feedback: Да, восемь.\n"
		"    - text: \"10\"\n",
		"  prompt: Сколько битов в байте?\n"
		"  options:\n"
		"    - text: \"8\"\n"
		"      correct: true\n"
		"      feedback: Да, восемь.\n"
		"    - text: \"10\"\n"
		"      feedback: Десять — это цифр у нас.\n" },
	{ "feedback-none",
		{ "a", "", "" },
		"  type: truefalse\n"
		"  prompt: В байте 8 битов.\n"
		"  answer: true\n",
		"  type: truefalse\n"
		"  prompt: В байте 8 битов.\n"
		"  answer: true\n"
		"  explain: Байт — это восемь битов.\n" },
	{ "tries-silent",
		{ "a", "", "" },
		"  type: number\n"
		"  prompt: Сколько битов в байте?\n"
		"  answer: 8\n"
		"  explain: Их восемь.\n",
		"  type: number\n"
		"  prompt: Сколько битов в байте?\n"
		"  answer: 8\n"
		"  hints:\n"
		"    - Столько же, сколько лампочек на рисунке.\n"
		"  explain: Их восемь.\n" },
	{ "hint-tells",
		{ "байт", "", "" },
		"  type: text\n"
		"  prompt: Как зовутся восемь битов?\n"
		"  answers: [байт]\n"
		"  hints:\n"
		"    - Это слово «байт».\n",
		"  type: text\n"
		"  prompt: Как зовутся восемь битов?\n"
		"  answers: [байт]\n"
		"  hints:\n"
		"    - Слово из четырёх букв.\n" },
	{ "answer-cyrillic",
		{ "fоr", "о", "" },
		"  type: text\n"
		"  prompt: Каким словом начинают цикл?\n"
		"  answers: [fоr]\n",
		"  type: text\n"
		"  prompt: Каким словом начинают цикл?\n"
		"  answers: [for]\n" },
	{ "answer-latin",
		{ "циkл", "k", "" },
		"  type: text\n"
		"  prompt: Как зовётся повторение команд?\n"
		"  answers: [циkл]\n",
		"  type: text\n"
		"  prompt: Как зовётся повторение команд?\n"
		"  answers: [цикл]\n" },
	{ "answer-never",
		{ "Сеть — это несколько компьютеров, которые связаны между собой кабелями или по радио и могут передавать друг другу данные, печатать на общем принтере, хранить файлы в одном месте и пользоваться одним выходом в интернет, так что всем не нужно покупать всё по отдельности и носить флешки из кабинета в кабинет", "", "" },
		"  type: text\n"
		"  prompt: Что такое сеть?\n"
		"  answers:\n"
		"    - Сеть — это несколько компьютеров, которые связаны между собой ка…\n",
		"  type: open\n"
		"  prompt: Что такое сеть?\n"
		"  model: |\n"
		"    Несколько компьютеров, которые связаны и передают данные.\n" },
	{ "answer-twice",
		{ "Байт", "байт", "" },
		"  prompt: Как зовутся восемь битов?\n"
		"  answers:\n"
		"    - байт\n"
		"    - text: Байт\n"
		"      feedback: Верно, но с маленькой буквы.\n",
		"  prompt: Как зовутся восемь битов?\n"
		"  answers:\n"
		"    - байт\n"
		"    - text: октет\n"
		"      feedback: Верно, так тоже говорят.\n" },
	{ "wrong-twice",
		{ "Бит", "бит", "" },
		"  prompt: Как зовутся восемь битов?\n"
		"  answers: [байт]\n"
		"  wrong:\n"
		"    - {text: бит, feedback: В байте их восемь.}\n"
		"    - {text: Бит, feedback: Это одна восьмая.}\n",
		"  prompt: Как зовутся восемь битов?\n"
		"  answers: [байт]\n"
		"  wrong:\n"
		"    - {text: бит, feedback: В байте их восемь.}\n" },
	{ "tolerance-meet",
		{ "7", "10", "" },
		"  type: number\n"
		"  prompt: Сколько будет 5 * 2?\n"
		"  answer: 10\n"
		"  tolerance: 2\n"
		"  wrong:\n"
		"    - {value: 7, tolerance: 2, feedback: Это 5 + 2.}\n",
		"  type: number\n"
		"  prompt: Сколько будет 5 * 2?\n"
		"  answer: 10\n"
		"  wrong:\n"
		"    - {value: 7, feedback: Это 5 + 2.}\n" },
	{ "score-full",
		{ "a", "", "" },
		"  type: text\n"
		"  prompt: Как зовутся восемь битов?\n"
		"  answers:\n"
		"    - {text: байт, score: 0.5}\n",
		"  type: text\n"
		"  prompt: Как зовутся восемь битов?\n"
		"  answers:\n"
		"    - байт\n" },
	{ "pass-nothing",
		{ "", "", "" },
		"- id: a\n"
		"  type: open\n"
		"  prompt: Что было трудно?\n",
		"- id: a\n"
		"  type: truefalse\n"
		"  prompt: В байте 8 битов.\n"
		"  answer: true\n" },
	{ "pass-far",
		{ "50", "", "" },
		"kind: quiz\n"
		"pass: 80\n"
		"steps:\n"
		"  - id: a\n"
		"    type: text\n"
		"    prompt: Как зовутся восемь битов?\n"
		"    answers: [{text: байт, score: 0.5}]\n",
		"kind: quiz\n"
		"pass: 80\n"
		"steps:\n"
		"  - id: a\n"
		"    type: text\n"
		"    prompt: Как зовутся восемь битов?\n"
		"    answers: [байт]\n" },
	{ "limit-short",
		{ "230", "1", "" },
		"kind: quiz\n"
		"limit: 1  # минута на двести слов\n",
		"kind: quiz\n"
		"limit: 5\n" },
	{ "answer-longest",
		{ "4", "5", "" },
		"- id: last  # и так же в других вопросах\n"
		"  type: choice\n"
		"  prompt: Сколько битов в байте?\n"
		"  options:\n"
		"    - text: ровно восемь, что ни хранить\n"
		"      correct: true\n"
		"    - text: два\n"
		"    - text: десять\n",
		"- id: last\n"
		"  type: choice\n"
		"  prompt: Сколько битов в байте?\n"
		"  options:\n"
		"    - text: восемь\n"
		"      correct: true\n"
		"    - text: два, как на рисунке\n"
		"    - text: десять\n" },
	{ "answer-place",
		{ "5", "1", "" },
		"- id: last  # и так же в других вопросах\n"
		"  type: choice\n"
		"  prompt: Сколько битов в байте?\n"
		"  shuffle: false\n"
		"  options:\n"
		"    - {text: восемь, correct: true}\n"
		"    - {text: два}\n",
		"- id: last\n"
		"  type: choice\n"
		"  prompt: Сколько битов в байте?\n"
		"  shuffle: false\n"
		"  options:\n"
		"    - {text: два}\n"
		"    - {text: восемь, correct: true}\n" },
	{ "answer-truth",
		{ "true", "", "" },
		"- id: last  # и так же в других вопросах\n"
		"  type: truefalse\n"
		"  prompt: В байте 8 битов.\n"
		"  answer: true\n",
		"- id: last\n"
		"  type: truefalse\n"
		"  prompt: В байте 10 битов.\n"
		"  answer: false\n" },
	{ "wide-program",
		{ "72", "68", "" },
		"  program: |\n"
		"    print(\"Сеть соединяет компьютеры, \" + \"принтеры, \" + \"телефоны и л…\n",
		"  program: |\n"
		"    print(\"Сеть соединяет компьютеры, \"\n"
		"          + \"принтеры, \" + \"телефоны и людей\")\n" },
	{ "wide-figure",
		{ "73", "72", "" },
		"- id: a\n"
		"  type: read\n"
		"  text: |\n"
		"    ```figure Линия\n"
		"    A ----------------------------------------------------------------…\n"
		"    ```\n",
		"- id: a\n"
		"  type: read\n"
		"  text: |\n"
		"    ```figure Линия\n"
		"    A --------------------- B\n"
		"    ```\n" },
	{ "wide-table",
		{ "77", "72", "" },
		"  text: |\n"
		"    | имя     | что об этом ученике сказали в нашей школе его учителя,…\n"
		"    |---------|---|\n"
		"    | Айгерим | учится |\n",
		"  text: |\n"
		"    | имя     | что сказали в школе |\n"
		"    |---------|---------------------|\n"
		"    | Айгерим | учится              |\n" },
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
		{ "pri<U+00AD>nt(5)", "", "" },
		"  type: trace\n"
		"  language: python\n"
		"  prompt: Что напечатано?\n"
		"  program: pri<U+00AD>nt(5)\n"
		"  output: \"5\"\n",
		"  type: trace\n"
		"  language: python\n"
		"  prompt: Что напечатано?\n"
		"  program: print(5)\n"
		"  output: \"5\"\n" },
	{ "char-turned",
		{ "ك", "U+0643", "" },
		"text: |\n"
		"  Слово «книга» по-арабски: كتاب.\n",
		"text: |\n"
		"  Слово «книга» по-арабски: «kitab».\n" },
	{ .rule = NULL }
};
