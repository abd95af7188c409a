/** The towns and sub-districts of Gaoqing, under ids of this product (not division codes). */
export const TOWNS = [
  { townCode: 'tianzhen', zh: '田镇街道', en: 'Tianzhen Sub-district' },
  { townCode: 'luhu', zh: '芦湖街道', en: 'Luhu Sub-district' },
  { townCode: 'qingcheng', zh: '青城镇', en: 'Qingcheng Town' },
  { townCode: 'gaocheng', zh: '高城镇', en: 'Gaocheng Town' },
  { townCode: 'heilizhai', zh: '黑里寨镇', en: 'Heilizhai Town' },
  { townCode: 'tangfang', zh: '唐坊镇', en: 'Tangfang Town' },
  { townCode: 'changjia', zh: '常家镇', en: 'Changjia Town' },
  { townCode: 'huagou', zh: '花沟镇', en: 'Huagou Town' },
  { townCode: 'muli', zh: '木李镇', en: 'Muli Town' },
] as const;

export type TownId = (typeof TOWNS)[number]['townCode'];
