import type { Bilingual } from '../../domain/schemas.ts';

/** Uploading files of statements. */
export const uploadTexts = {
  navUploads: { zh: '上传报表', en: 'Upload' },
  uploadTitle: { zh: '上传报表', en: 'Upload statements' },
  uploadLead: {
    zh: '先检查、后报送：上传后先看到检查结果，确认无误再报送。',
    en: 'Checked first: you see what was found in the file, and file it once you are content.',
  },
  uploadFile: { zh: '选择文件', en: 'Choose a file' },
  uploadFileHint: {
    zh: 'Excel（.xlsx，WPS 也可）、CSV 或 JSON，最大 16 MB。按项目名称读取，行次不影响。',
    en: 'Excel (.xlsx, also of WPS), CSV or JSON of at most 16 MB. Lines are read by their names.',
  },
  uploadYear: {
    zh: '会计年度（文件中已写明的可不填）',
    en: 'Fiscal year (if the file does not say it)',
  },
  uploadSend: { zh: '上传并检查', en: 'Upload and check' },
  progressLabel: { zh: '进度', en: 'Progress' },
  uploadReading: { zh: '正在上传并读取文件……', en: 'The file is being sent and read…' },
  uploadFiling: { zh: '正在报送……', en: 'It is being filed…' },
  progressCount: { zh: '已处理 {done} / {of} 份', en: '{done} of {of} statements' },
  progressEnd: { zh: '即将完成……', en: 'Almost done…' },
  uploadFileNeeded: { zh: '请选择一个文件。', en: 'Choose a file.' },
  uploadYearWrong: {
    zh: '会计年度应为如 2025 的四位年份。',
    en: 'The year has four digits, such as 2025.',
  },
  templatesTitle: { zh: '下载模板', en: 'Templates' },
  templatesHint: {
    zh: '也可以直接上传平时使用的报表。',
    en: 'The forms that you use already can be uploaded as they are.',
  },
  templateSingle: { zh: '{form} 年格式', en: 'Form of {form}' },
  templateList: {
    zh: '{form} 年格式，多个合作社（每行一份）',
    en: 'Form of {form}, many cooperatives, one a row',
  },
  reportOfFile: { zh: '检查结果', en: 'What was found' },
  fileUnnamed: { zh: '上传的文件', en: 'The file' },
  uploadCommitted: { zh: '已报送，等待镇办核验。', en: 'Filed; the township verifies it.' },
  uploadAcceptable: {
    zh: '没有错误，可以报送。',
    en: 'There are no errors: it can be filed.',
  },
  uploadRefused: {
    zh: '有错误，尚未报送任何报表。请按下表改正文件后重新上传。',
    en: 'There are errors, and nothing was filed. Put right what is listed below and upload the file again.',
  },
  uploadCounts: {
    zh: '共 {all} 份：有错误 {refused} 份，更正 {corrections} 份，与已报送相同 {unchanged} 份。',
    en: '{all} in the file: {refused} with errors, {corrections} corrections, {unchanged} on record already.',
  },
  uploadCommit: { zh: '确认报送', en: 'File it' },
  uploadAgain: { zh: '重新上传', en: 'Upload another file' },
  statementOfYear: { zh: '{uscc} · {year} 年', en: '{uscc} · {year}' },
  statementUnidentified: { zh: '未能识别的报表', en: 'A statement that could not be told' },
  uploadFindings: { zh: '发现的问题', en: 'Findings' },
  uploadFindingsNone: { zh: '未发现问题。', en: 'Nothing was found.' },
  uploadChanges: { zh: '与已报送的第 {n} 次相比的更改', en: 'What changes against revision {n}' },
  cellColumn: { zh: '单元格', en: 'Cell' },
  findingColumn: { zh: '问题', en: 'What was found' },
  fileAsWhole: { zh: '整个文件', en: 'The file' },
  mustFix: { zh: '须改正', en: 'to be put right' },
  pleaseCheck: { zh: '请核对', en: 'please check' },
  changeFrom: { zh: '原数', en: 'Before' },
  changeTo: { zh: '新数', en: 'Now' },
} as const satisfies Record<string, Bilingual>;
