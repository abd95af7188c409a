export const overviewCss = `
.title-row{margin-bottom:1.25rem}
.title-row p{margin-top:.35rem;max-width:46rem}
.stats{display:grid;grid-template-columns:repeat(2,minmax(0,1fr));gap:.75rem;margin-bottom:1.25rem}
.stats div{background:var(--card);border:1px solid var(--line);border-radius:8px;
  padding:.75rem 1rem}
.stats dd{font-size:1.75rem;font-weight:680;line-height:1.2}
.stats dt{color:var(--ink-soft);font-size:.9rem}
.stats div{display:flex;flex-direction:column-reverse;justify-content:flex-end}
@media (min-width:48rem){.stats{grid-template-columns:repeat(4,minmax(0,1fr))}}

.level-links{display:flex;flex-wrap:wrap;gap:.5rem;margin-top:1rem}
.level-links a{display:inline-flex;align-items:center;min-height:2.5rem;border-radius:999px;
  text-decoration:none;border:1px solid var(--line);background:var(--card);color:var(--ink);
  padding:.15rem .35rem;gap:.4rem}
.level-links a:hover{border-color:var(--line-strong);text-decoration:underline}
.level-links a[aria-current]{border-color:var(--ink);box-shadow:inset 0 0 0 1px var(--ink)}
.level-links .count{font-weight:650;padding-right:.45rem}
.level-links .all{padding-inline:.9rem .45rem}

.filters{display:flex;flex-wrap:wrap;gap:.6rem 1rem;align-items:end}
.filters div{display:grid;gap:.2rem}
.filters+.card{margin-top:1rem}
.evaluated th,.evaluated td{overflow-wrap:normal}
.evaluated small{white-space:nowrap}
.filters .clear{align-self:center;padding:.4rem 0}
.list-head{display:flex;flex-wrap:wrap;gap:.75rem 2rem;justify-content:space-between;
  align-items:end;margin-bottom:1rem}

.heat-legend{display:flex;flex-wrap:wrap;gap:.35rem .9rem;align-items:center;font-size:.85rem;
  color:var(--ink-soft);margin-bottom:.75rem}
.heat-legend span{display:inline-flex;align-items:center;gap:.35rem}
.heat-legend i{width:1.1rem;height:1.1rem;border-radius:3px;border:1px solid var(--line)}
.h0{background:var(--heat-0)}
.h1{background:var(--heat-1)}
.h2{background:var(--heat-2)}
.h3{background:var(--heat-3)}
.h4{background:var(--heat-4)}
.hx{background:transparent;color:var(--ink-soft)}
.weak{font-weight:700}

.coops{font-size:.92rem}
.coops .name a{font-weight:600}
.coops .town{min-width:5.6rem}
.coops:lang(en) .town{min-width:6.6rem}
.coops .trade{min-width:6.4rem}
.coops:lang(en) .trade{min-width:7.5rem;overflow-wrap:normal}
.coops td.heat{text-align:center;white-space:nowrap;border-left:2px solid var(--card);
  border-bottom:2px solid var(--card);padding-inline:.3rem;color:var(--ink)}
.coops td.heat.hx{color:var(--ink-soft)}
.coops thead th.heat-head{text-align:center;padding-inline:.15rem;width:4.6rem;
  overflow-wrap:normal}
.coops:lang(en) thead th.heat-head{font-size:.76rem;width:5.2rem}
.coops tbody td,.coops tbody th{vertical-align:middle}
.coops .score{font-weight:680;font-size:1.02rem}
@media (min-width:64rem){
  .coops .name{min-width:16rem}
  .coops:lang(en) .name{min-width:13rem}
  .coops tbody tr:hover th,.coops tbody tr:hover td:not(.heat){background:var(--raised)}
}
@media screen and (max-width:63.99rem){
  .coops,.coops tbody,.coops tfoot{display:block}
  .coops thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
  .coops tr{display:grid;grid-template-columns:repeat(6,minmax(0,1fr));gap:.15rem .25rem;
    padding:.9rem 0;border-bottom:1px solid var(--line)}
  .coops tbody tr:first-child{padding-top:0}
  .coops th,.coops td{border:0;padding:0}
  .coops .name{grid-column:1/-1;font-size:1.05rem;line-height:1.4}
  .coops .name a{display:inline-block;padding-block:.1rem}
  .coops .town.town,.coops .trade.trade{min-width:0}
  .coops .town{grid-column:1/4;color:var(--ink-soft)}
  .coops .trade{grid-column:4/-1;color:var(--ink-soft);text-align:right}
  .coops .level{grid-column:1/4;align-self:center;padding-block:.3rem}
  .coops td.score{grid-column:4/-1;grid-row:3;align-self:center;font-size:1.3rem;
    padding-right:4.6rem}
  .coops td.change{grid-column:5/-1;grid-row:3;align-self:center;font-size:.9rem}
  .coops td.heat{border:0;border-radius:4px;padding:.25rem .1rem;line-height:1.3;
    font-size:.9rem}
  .coops td.heat::before{content:attr(data-short);display:block;font-size:.72rem;
    font-weight:400;color:var(--ink);opacity:1}
  .coops td.heat.hx::before{color:var(--ink-soft)}
  .coops:lang(en) td.heat{grid-column:span 2}
  .coops tfoot tr{border-bottom:0}
  .coops tfoot .pad{display:none}
  .coops tfoot th{grid-column:1/-1;border:0}
}
`;
