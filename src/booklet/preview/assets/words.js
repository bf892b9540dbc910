// The page's own words in Chinese and English.

const WORDS = {
  overview: ['总览', 'Overview'],
  article: ['文章', 'Articles'],
  pages: ['版面', 'Pages'],
  slides: ['幻灯片', 'Slides'],
  findings: ['问题', 'Findings'],
  importing: ['导入', 'Import'],
  making: ['新建', 'New'],
  delivery: ['交付', 'Deliver'],
  skip: ['跳到内容', 'Skip to content'],
  saved: ['已保存', 'Saved'],
  saving: ['正在保存……', 'Saving …'],
  unsaved: ['未保存', 'Not saved'],
  offline: ['连接中断，正在重试；写下的内容留在本机。', 'No connection, trying again; what you type is kept here.'],
  locked: ['请从终端里显示的地址打开这个网页（运行 booklet preview）。', 'Open this page by the address in the terminal (run booklet preview).'],
  laying: ['正在排版……', 'Laying out …'],
  language: ['English', '中文'],
  dark: ['深色', 'Dark'],
  light: ['浅色', 'Light'],
  paper: ['纸色', 'Paper'],
  session: ['第 {n} 次', 'Session {n}'],
  page: ['第 {n} 页', 'page {n}'],
  pagesOf: ['第 {a}–{b} 页', 'pages {a}–{b}'],
  pageCount: ['{n} 页', '{n} pages'],
  minutes: ['{n} 分钟', '{n} minutes'],
  none: ['没有发现问题。', 'Nothing was found.'],
  error: ['错误', 'Error'],
  warning: ['警告', 'Warning'],
  note: ['提示', 'Note'],
  info: ['提示', 'Note'],
  missing: ['还缺什么', 'What is missing'],
  nothingMissing: ['什么都不缺，可以交付。', 'Nothing is missing; ready to deliver.'],
  edit: ['编辑', 'Edit'],
  showPages: ['看版面', 'See pages'],
  showSlides: ['看幻灯片', 'See slides'],
  text: ['文字', 'Text'],
  textOf: ['{t}的文字', 'Text of {t}'],
  choose: ['选择文章', 'Choose an article'],
  onSlides: ['放上幻灯片', 'Put on slides'],
  offSlides: ['从幻灯片取下', 'Take off slides'],
  pinnedMark: ['已放上幻灯片', 'on the slides'],
  chosenMark: ['自动选上', 'chosen automatically'],
  cannotPin: ['这一句在 Markdown 里没有办法标出来；请在文字里手工加 ==……==。', 'This sentence cannot be marked from here; put ==…== around it in the text.'],
  sentencesOn: ['这一页的句子', 'Sentences on this page'],
  conflict: ['{f} 在磁盘上也被改动了，而且改的是同一段。', '{f} was changed on disk too, in the same paragraph.'],
  useDisk: ['用磁盘上的', 'Use the one on disk'],
  useMine: ['用我的', 'Use mine'],
  useBoth: ['都留', 'Keep both'],
  mine: ['我的', 'Mine'],
  onDisk: ['磁盘上的', 'On disk'],
  history: ['历史', 'History'],
  restore: ['恢复这个版本', 'Bring this version back'],
  close: ['关闭', 'Close'],
  noVersions: ['还没有保存过旧版本。', 'No earlier version is kept yet.'],
  thumbnails: ['页面列表', 'List of pages'],
  spread: ['跨页', 'Spread'],
  previous: ['上一页', 'Previous'],
  next: ['下一页', 'Next'],
  notes: ['讲稿', 'Notes'],
  toSentence: ['在书里看', 'See in the booklet'],
  otherFace: ['本机没有 {f}，幻灯片里的字形与放映时略有不同。', '{f} is not on this machine; letters look a little different when shown.'],
  build: ['制作全部文件', 'Make all files'],
  building: ['正在制作：{s}', 'Making: {s}'],
  cancel: ['停止', 'Stop'],
  built: ['做好了，用时 {n} 秒。', 'Done in {n} seconds.'],
  stopped: ['已停止；上一次做好的文件没有变。', 'Stopped; the last good files are untouched.'],
  download: ['下载', 'Download'],
  nothingBuilt: ['还没有制作过。点一下按钮，全部文件都会做出来。', 'Nothing was made yet. One click makes everything.'],
  read: ['读取文章', 'reading'],
  choose_: ['挑选要句', 'choosing'],
  'lay-out': ['排版', 'laying out'],
  make: ['生成文件', 'making files'],
  printShop: ['给印刷厂', 'For the print shop'],
  presenter: ['给主持人', 'For the presenter'],
  office: ['给办公室打印机', 'For the office printer'],
  screen: ['给手机和存档', 'For phones and archives'],
  others: ['其他', 'Others'],
  cannotDraw: ['这一页有这里画不出来的图案，请以 PDF 为准。', 'Something on this page cannot be drawn here; see the PDF.'],
  zoom: ['大小', 'Size'],
  fit: ['适合窗口', 'Fit'],
  line: ['第 {n} 行', 'line {n}'],
  hint: ['怎么办：', 'What to do: '],
  loading: ['正在打开……', 'Opening …'],
  sheet: ['学习通知', 'Session sheet'],
  frame: ['学期信息', 'Semester'],
  of: ['共 {n} 张', '{n} slides'],
  asSession: ['作为新的学习（材料里有学习安排）', 'as a session of its own (the file has its sheet)'],
  into: ['放进', 'Into'],
  whereTo: ['放到哪里：', 'Where to:'],
  dropHere: ['把文件拖到这里', 'Drop files here'],
  chooseFiles: ['选择文件……', 'Choose files …'],
  importKinds: ['Word、PDF、网页、纯文本，以及它们的压缩包。原文件不会被改动；你改过的文章不会被覆盖。', 'Word, PDF, web pages, text, and zips of them. Files stay as they are; what you corrected is never overwritten.'],
  readingFile: ['正在读取……', 'Reading …'],
  tooLarge: ['文件太大，超过 64 MB。', 'The file is larger than 64 MB.'],
  cannotImport: ['没有能导入的内容。', 'Nothing could be imported.'],
  unsure: ['还有 {n} 处请核对', '{n} places to look at'],
  allSeen: ['都核对过了。', 'All seen.'],
  nothingUnsure: ['没有拿不准的地方。', 'Nothing is unsure.'],
  showPlace: ['看这一处', 'Show it'],
  recognised: ['自动认出的 {n} 项', '{n} things recognised'],
  title: ['题目', 'Title'],
  topic: ['主题', 'Topic'],
  semesterName: ['名称（可以不填）', 'Name (may stay empty)'],
  bookTitle: ['书名', "The booklet's title"],
  organisation: ['单位', 'School or institute'],
  term: ['学期', 'Term'],
  new_article: ['新文章', 'New article'],
  new_session: ['新的一次学习', 'New session'],
  new_semester: ['新学期', 'New semester'],
  makeIt: ['新建', 'Begin'],
  madeNow: ['已建好：', 'Begun:'],
  cannotMake: ['没有建成。', 'It could not be begun.'],
  semesters: ['学期：', 'Semesters:'],
  order: ['顺序、取消、移动', 'Order, cancel, move'],
  earlier: ['往前', 'Earlier:'],
  later: ['往后', 'Later:'],
  cancelIt: ['取消', 'Cancel'],
  cancelSure: ['取消“{t}”？文件会移到 build/.history/removed，不会删除。', 'Cancel “{t}”? Its files go to build/.history/removed and are not deleted.'],
  moveTo: ['移到……', 'Move to …'],
  cannotMove: ['这篇文章用到旁边的图片或文件，请连同图片一起手工移动。', 'This article names pictures or files beside it; move it by hand together with them.'],
  together: ['同在：{n}', 'Here: {n}'],
};

let index = (localStorage.getItem('language') ?? navigator.language).startsWith('zh') ? 0 : 1;

export function language() {
  return index === 0 ? 'zh' : 'en';
}

export function setLanguage(name) {
  index = name === 'zh' ? 0 : 1;
  localStorage.setItem('language', name);
  document.documentElement.lang = index === 0 ? 'zh-CN' : 'en';
}

export function w(key, values = {}) {
  const words = WORDS[key]?.[index] ?? key;
  return words.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? '');
}

export function addWords(more) {
  Object.assign(WORDS, more);
}

export function both(words) {
  return words?.[language()] ?? '';
}
