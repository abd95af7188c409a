import type { Bilingual } from '../../domain/schemas.ts';

/** Having one's own systems told of what happens. */
export const webhookTexts = {
  navWebhooks: { zh: '推送', en: 'Webhooks' },
  webhooksTitle: { zh: '消息推送', en: 'Webhooks' },
  webhooksIntro: {
    zh: '有新评分、等级变动、事项到期等情况时，系统自动通知本单位的信息系统，不必反复查询。消息不含个人信息。',
    en: 'Systems of your organisation are told of new ratings, changed levels, duties that fall due and more. Messages hold no personal data.',
  },
  webhooksNone: { zh: '还没有接收地址。', en: 'Nobody is told yet.' },
  webhookUrl: { zh: '接收地址', en: 'Address' },
  webhookUrlHint: {
    zh: '公网 https 地址，例如 https://hooks.example.org/heheng',
    en: 'https, with a public name, such as https://hooks.example.org/heheng',
  },
  webhookUrlNeeded: { zh: '请填写接收地址。', en: 'Give the address.' },
  webhookEvents: { zh: '消息种类', en: 'What is told' },
  webhookEventsHint: { zh: '一项都不选，就接收全部。', en: 'Choose none to be told everything.' },
  webhookAllEvents: { zh: '全部', en: 'Everything' },
  webhookSince: { zh: '添加时间', en: 'Since' },
  webhookMakeTitle: { zh: '添加接收地址', en: 'Add an address' },
  webhookMake: { zh: '添加', en: 'Add it' },
  webhookMadeTitle: { zh: '接收地址已添加', en: 'The address is added' },
  webhookMadeIntro: {
    zh: '这是验证消息真伪的密钥，请立即保存；只显示这一次。',
    en: 'With this secret your system verifies messages. Keep it now: it is shown this once.',
  },
  webhookOpen: { zh: '打开该地址，发送测试消息', en: 'Open the address to send a test' },
  webhookPing: { zh: '发送测试消息', en: 'Send a test' },
  webhookPingHint: {
    zh: '消息一分钟内发出；刷新本页查看结果。',
    en: 'Messages leave within a minute; reload the page to see what came of them.',
  },
  webhookDelete: { zh: '删除接收地址', en: 'Delete the address' },
  webhookDeleteTitle: { zh: '删除这个接收地址？', en: 'Delete this address?' },
  webhookDeleteHint: {
    zh: '删除后不再向它发送任何消息，尚未送达的消息也不再发送，且不能恢复。',
    en: 'Nothing is sent there any more, nor what has not arrived yet. This cannot be undone.',
  },
  webhookKeep: { zh: '不删除', en: 'Keep it' },
  messagesTitle: { zh: '最近的消息', en: 'Recent messages' },
  messagesNone: { zh: '还没有消息。', en: 'There are no messages yet.' },
  messageType: { zh: '消息', en: 'Message' },
  messageAbout: { zh: '合作社', en: 'Cooperative' },
  messageMade: { zh: '产生时间', en: 'Made' },
  messageState: { zh: '状态', en: 'State' },
  messageLastTry: { zh: '最近一次发送', en: 'Last try' },
  messageNextTry: { zh: '下次发送', en: 'Next try' },
  messageTest: { zh: '测试消息', en: 'Test' },
  messageTry: { zh: '第 {n} 次，{time}：{outcome}', en: 'No. {n}, {time}: {outcome}' },
  messageAnswered: { zh: '对方应答 {status}', en: 'answered with {status}' },
  messageReplay: { zh: '再发一次', en: 'Send again' },
  messageNever: { zh: '无', en: 'none' },
} as const satisfies Record<string, Bilingual>;

/** How a message stands. */
export const MESSAGE_STATE_TEXTS = {
  pending: { zh: '待发送', en: 'to be sent' },
  delivered: { zh: '已送达', en: 'delivered' },
  'given-up': { zh: '未送达，已放弃', en: 'given up' },
  withheld: { zh: '同意已失效，未发送', en: 'withheld: the consent is over' },
} as const satisfies Record<string, Bilingual>;

/** Why no answer came. */
export const MESSAGE_FAULT_TEXTS: Readonly<Record<string, Bilingual>> = {
  ADDRESS_REFUSED: { zh: '地址不是公网地址', en: 'the address is not public' },
  TIMEOUT: { zh: '超时未应答', en: 'no answer in time' },
  UNREACHABLE: { zh: '无法连接', en: 'not reachable' },
  SECRET_UNREADABLE: { zh: '系统密钥已更换', en: 'the secret of the service was changed' },
  CONSENT_OVER: { zh: '同意已失效', en: 'the consent is over' },
};
