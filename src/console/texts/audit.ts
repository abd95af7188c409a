import type { Reason } from '../../domain/audit/verify.ts';
import type { Bilingual } from '../../domain/schemas.ts';

export const auditTexts = {
  auditTitle: { zh: '审计链核验', en: 'Verify the audit chain' },
  auditLead: {
    zh: '每一次更改都留下一条记录，每条记录都含前一条的摘要。改动、删除或调换任何一条，都会在这里被发现，并指出是第几行。',
    en: 'Every change leaves a record, and every record holds the digest of the one before it. Whatever was altered, removed or swapped is found here, with its line.',
  },
  auditVerifyTitle: { zh: '在本页核验', en: 'Verify on this page' },
  auditVerifyHint: {
    zh: '核验在您自己的浏览器里进行，所用代码与命令行工具相同；从您电脑选择的文件不会上传。',
    en: 'The verification runs in your own browser, with the code of the command line. A file from your computer is not sent anywhere.',
  },
  auditNoScript: {
    zh: '本页的核验需要浏览器启用 JavaScript。不启用也可以：下载记录，用下面的命令在自己的电脑上核验。',
    en: 'To verify on this page the browser needs JavaScript. You can do without: download the records and verify them on your own computer with the command below.',
  },
  auditInsecure: {
    zh: '浏览器只在 https 网址或本机上提供所需的加密功能。请改用 https 网址打开本页，或用下面的命令核验。',
    en: 'Browsers offer the cryptography that is needed on https addresses or on this very computer only. Open this page with https, or use the command below.',
  },
  auditVerifyNow: { zh: '取最新记录并核验', en: 'Fetch the newest records and verify' },
  auditChooseFile: { zh: '核验您电脑上的导出文件', en: 'Verify an export on your computer' },
  auditDropHint: {
    zh: '选择文件，或把文件拖到这里',
    en: 'Choose a file, or drop one here',
  },
  auditDownloadTitle: { zh: '下载记录', en: 'Download the records' },
  auditDownloadHint: {
    zh: '一行一条 JSON 记录，最后一行是各链末端的核对点。请自己留存一份，日后与新的导出比对。',
    en: 'One JSON record a line; the last line is a checkpoint over the ends of all chains. Keep a copy of your own, to hold against later ones.',
  },
  auditDownload: { zh: '下载审计记录（NDJSON）', en: 'Download the audit records (NDJSON)' },
  auditCommandTitle: { zh: '在自己的电脑上核验', en: 'Verify on your own computer' },
  auditCommandHint: {
    zh: '不联网、不用数据库也能核验；不必信任提供文件的一方。',
    en: 'It needs neither network nor database, and no trust in whoever gave you the file.',
  },
  auditCommandResult: {
    zh: '输出 {valid} 即完好；否则输出第一处被破坏的行号和原因，退出码为 1。',
    en: 'It prints {valid} if all is well; else the first broken line and the reason, with exit status 1.',
  },
  auditEarlier: {
    zh: '与您以前留存的导出比对（可不选）',
    en: 'Hold them against an export that you kept (optional)',
  },
  auditEarlierHint: {
    zh: '选了它，就同时核验历史有没有被整体改写：新记录须原样接在旧记录之后。',
    en: 'With it the page also verifies that history as a whole was not rewritten: what is new has to continue what you kept.',
  },
  auditContinues: {
    zh: '并且原样接续您留存的“{name}”。',
    en: 'It continues “{name}”, which you kept.',
  },
  auditOwnExport: { zh: '最新记录', en: 'The newest records' },
  auditRunning: { zh: '{name}：已核验 {lines} 行……', en: '{name}: {lines} lines verified …' },
  auditUnread: {
    zh: '{name}：没有读完，因此没有结论。请重试。',
    en: '{name}: it could not be read to its end, so there is no verdict. Try again.',
  },
  auditValid: { zh: '完好：没有一条记录被改动', en: 'Whole: no record was altered' },
  auditCounts: {
    zh: '{name}：{records} 条记录、{chains} 条链，首尾相接，末端与核对点一致。',
    en: '{name}: {records} records in {chains} chains follow one another, and their ends agree with the checkpoint.',
  },
  auditBroken: { zh: '链已断：记录被改动过', en: 'Broken: records were altered' },
  auditIncomplete: {
    zh: '文件不完整：没有保存或下载完',
    en: 'Incomplete: the file breaks off before its end',
  },
  auditWhere: {
    zh: '{name}：第 {line} 行起不可信——{reason}',
    en: '{name}: not to be trusted from line {line} on – {reason}',
  },
} as const satisfies Record<string, Bilingual>;

/** Why a trail does not hold, for people. */
export const AUDIT_REASON_TEXTS = {
  LINE_CUT: {
    zh: '这一行没有结束：文件在这里中断。',
    en: 'the line has no end: the file breaks off here.',
  },
  NOT_A_RECORD: { zh: '这一行不是审计记录。', en: 'the line is no audit record.' },
  TEXT_NOT_CANONICAL: {
    zh: '这一行的写法被改动过。',
    en: 'the way the line is written was altered.',
  },
  HASH_WRONG: {
    zh: '内容与它的摘要不符：内容或摘要被改动过。',
    en: 'its content and its digest do not agree: one of them was altered.',
  },
  CHAIN_OUT_OF_ORDER: { zh: '链的次序不对。', en: 'chains are not in their order.' },
  SEQUENCE_BROKEN: {
    zh: '序号不连续：有记录被删除、重复或调换。',
    en: 'numbers do not follow: a record was removed, repeated or swapped.',
  },
  PREVIOUS_HASH_WRONG: {
    zh: '与前一条记录接不上：前后有记录被改动过。',
    en: 'it does not follow the record before it: one of them was altered.',
  },
  HEADS_DIFFER: {
    zh: '链的末端与核对点不符：末尾有记录缺失。',
    en: 'the ends of the chains differ from the checkpoint: records at an end are missing.',
  },
  CHECKPOINT_MISSING: {
    zh: '缺少最后的核对点：文件不完整。',
    en: 'the checkpoint at the end is missing: the file is not whole.',
  },
  AFTER_CHECKPOINT: {
    zh: '核对点之后还有内容。',
    en: 'there is something after the checkpoint.',
  },
  RECORDED_CHECKPOINT_DIFFERS: {
    zh: '这里记下的核对点与各链不符：它所核对的记录后来被改写过。',
    en: 'the checkpoint on record here does not agree with the chains: what it covers was rewritten.',
  },
  EARLIER_RECORD_CHANGED: {
    zh: '这条记录与您以前留存的不同：历史被改写过。',
    en: 'the record is not the one that you kept: history was rewritten.',
  },
  EARLIER_RECORD_MISSING: {
    zh: '您以前留存的记录有的不在了：历史被删过。',
    en: 'records that you kept are not there any more: history was cut.',
  },
} as const satisfies Record<Reason, Bilingual>;
