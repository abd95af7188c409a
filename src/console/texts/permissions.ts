import { PERMISSION_NAMES, type Permission } from '../../domain/permissions.ts';
import type { Bilingual } from '../../domain/schemas.ts';

/** What somebody may do, in words. */
export const PERMISSION_TEXTS = {
  'calculations:run': { zh: '试算（不存档）', en: 'Calculate without storing' },
  'models:read': { zh: '查看评分模型', en: 'Read scoring models' },
  'cooperatives:read': {
    zh: '查看合作社、报表和评分',
    en: 'Read cooperatives, statements, ratings',
  },
  'cooperatives:register': { zh: '登记合作社', en: 'Register cooperatives' },
  'statements:submit': { zh: '提交报表', en: 'Submit statements' },
  'statements:verify': { zh: '核验报表', en: 'Verify statements' },
  'statements:answer': { zh: '答复对报表的提问', en: 'Answer questions on statements' },
  'statements:read-questions': { zh: '查看对报表的提问', en: 'Read questions on statements' },
  'facts:record': { zh: '记录事实', en: 'Record facts' },
  'third-party:record': { zh: '登记第三方事实', en: 'Record facts of third parties' },
  'third-party:verify': { zh: '核实第三方事实', en: 'Verify facts of third parties' },
  'third-party:read': { zh: '查看第三方事实', en: 'Read facts of third parties' },
  'ratings:rate': { zh: '评分', en: 'Rate cooperatives' },
  'ratings:request-review': { zh: '申请人工复核', en: 'Ask for reviews by a person' },
  'ratings:decide-review': { zh: '决定人工复核', en: 'Decide reviews of ratings' },
  'cases:read': { zh: '查看风险台账', en: 'Read cases' },
  'cases:act': { zh: '办理风险台账事项', en: 'Do duties of cases' },
  'cases:verify': { zh: '核实降级', en: 'Verify that a level may fall' },
  'weighting:draft': { zh: '起草权重', en: 'Draft weights' },
  'weighting:judge': { zh: '评议权重', en: 'Judge weights' },
  'weighting:read': { zh: '查看权重草案', en: 'Read drafts of weights' },
  'weighting:review': { zh: '审查权重', en: 'Review weights' },
  'weighting:publish': { zh: '发布权重', en: 'Publish weights' },
  'people:invite': { zh: '邀请人员', en: 'Invite people' },
  'people:confirm': { zh: '确认新加入的核准人员', en: 'Confirm people who will approve' },
  'people:read': { zh: '查看人员', en: 'Read who acts' },
  'organisations:create': { zh: '设立单位', en: 'Set up organisations' },
  'keys:create': { zh: '生成密钥', en: 'Make keys' },
  'consents:grant': { zh: '给出或撤回同意', en: 'Give consents or take them back' },
  'consents:read': { zh: '查看同意', en: 'Read consents' },
  'contacts:record': { zh: '登记联系人', en: 'Record whom to call' },
  'contacts:reveal': { zh: '查看联系电话', en: 'See phone numbers' },
  'disclosures:read': { zh: '查看“谁看过”', en: 'Read who looked' },
  'audit:export': { zh: '导出审计记录', en: 'Export audit records' },
  'webhooks:manage': { zh: '管理消息推送', en: 'Manage webhooks' },
  'evaluation:read': { zh: '查看年度评价', en: 'Read the yearly evaluation' },
} as const satisfies Record<Permission, Bilingual>;

/** A permission in words; one that this version does not know any more, as it is stored. */
export function permissionName(scope: string): Bilingual {
  const known = PERMISSION_NAMES.find((name) => name === scope);
  return known === undefined ? { zh: scope, en: scope } : PERMISSION_TEXTS[known];
}
