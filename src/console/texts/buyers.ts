import type { Bilingual } from '../../domain/schemas.ts';

/** What the buyer behind a link reads. */
export const buyerTexts = {
  buyerTitle: { zh: '请确认一份购销合同', en: 'Please confirm a contract' },
  buyerIntro: {
    zh: '以下内容由当地政府部门登记。您无需注册；请代表“{buyer}”核对后作答，只能作答一次。',
    en: 'A local government office has this on its books. You need no account: check it for {buyer} and answer, once.',
  },
  buyerUntil: {
    zh: '请在 {date}（北京时间）前作答。',
    en: 'Please answer before {date} (Beijing time).',
  },
  buyerSeller: { zh: '销售方', en: 'Seller' },
  buyerBuyer: { zh: '购买方', en: 'Buyer' },
  buyerYear: { zh: '年度', en: 'Year' },
  buyerProduct: { zh: '产品', en: 'Product' },
  buyerQuantity: { zh: '数量', en: 'Quantity' },
  buyerAmount: { zh: '金额', en: 'Amount' },
  buyerYuan: { zh: '{amount} 元', en: '{amount} yuan' },
  buyerQuestion: { zh: '以上内容是否属实？', en: 'Is this right?' },
  buyerConfirmed: { zh: '属实，予以确认', en: 'Yes, I confirm it' },
  buyerCorrected: { zh: '金额有误，予以更正', en: 'The amount is wrong; I correct it' },
  buyerRefused: { zh: '不属实，不予确认', en: 'No, I do not confirm it' },
  buyerRightAmount: { zh: '正确金额（元）', en: 'The right amount (yuan)' },
  buyerRightAmountHint: {
    zh: '仅在更正时填写，例如 812000.00。',
    en: 'Only to correct it, for example 812000.00.',
  },
  buyerNote: { zh: '说明', en: 'Note' },
  buyerNoteHint: { zh: '不予确认时请说明理由。', en: 'Say why if you do not confirm it.' },
  buyerName: { zh: '确认人姓名', en: 'Your name' },
  buyerNameHint: {
    zh: '仅供经办和监管部门核对，不向合作社或银行展示。',
    en: 'Seen by the offices that check the answer, not by the cooperative or a bank.',
  },
  buyerSend: { zh: '提交', en: 'Send' },
  buyerDoneTitle: { zh: '已收到您的答复，谢谢', en: 'Thank you: your answer has arrived' },
  buyerDone: {
    zh: '链接已失效，您可以关闭此页。核实后方计入评分。',
    en: 'The link is used up and you may close this page. What you said counts once an official has verified it.',
  },
} as const satisfies Record<string, Bilingual>;
