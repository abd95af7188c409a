/** An official report on A4: no controls, and nothing that the reader left folded. */
export const printCss = `
@page{size:A4;margin:16mm 14mm 18mm;
  @bottom-right{content:counter(page) " / " counter(pages);font-size:8pt}}
@media print{
  html{font-size:10pt}
  body{display:block;line-height:1.5;background:none}
  .skip,.account,.contents,.back,.filters,.level-links,.chart details,.text-button{display:none}
  .head{background:none;color:var(--ink);border-bottom:2pt solid var(--ink)}
  .head .wide,.notice .wide,.foot .wide,.wide{max-width:none;padding-inline:0}
  .head .brand,.head .brand b,.head .brand span{color:var(--ink)}
  .notice{border:1pt solid var(--notice-line);margin-top:4mm;padding-inline:3mm}
  main{padding-block:4mm 0}
  h1{font-size:17pt}
  h2{font-size:13pt}
  h2,h3,h4,.lane,.section-head{break-after:avoid}
  .card{border:0;border-radius:0;padding:0}
  .verdict{border-left:3pt solid var(--mark);padding-left:4mm}
  .card,.grid,.stack,.block-title{margin-top:6mm}
  .stack,.grid.halves{gap:6mm}
  .grid>.card,.stack>.card{margin:0}
  .grid.halves,.reasons,.programmes{grid-template-columns:1fr 1fr;gap:5mm}
  figure,.programme,.reason,.steps>li,tr,.verdict,.sheet>div{break-inside:avoid}
  .chart svg{max-width:82mm}
  .scroll{overflow:visible;background:none}
  table{font-size:8.5pt}
  th,td{padding:1mm 1.5mm}
  thead{display:table-header-group}
  tfoot{display:table-row-group}
  a{color:inherit;text-decoration:none}
  .coops{font-size:7.5pt}
  .coops.coops :is(.name,.town,.trade){min-width:0}
  .coops.coops thead th.heat-head{width:auto;font-size:6.5pt}
  .indicators th[scope=row]{min-width:0}
  .indicators td,.indicators th{min-width:0}
  details:not([open]){display:none}
  *{-webkit-print-color-adjust:exact;print-color-adjust:exact}
  .foot{background:none}
}
`;
