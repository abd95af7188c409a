export const weightingCss = `
.pre{white-space:pre-line}
.strong{font-weight:650}
.between{display:flex;flex-wrap:wrap;gap:.25rem 1rem;justify-content:space-between;
  align-items:baseline;margin-top:.5rem}
.narrow h3{margin-top:1rem}
.share-bar{height:.6rem;border-radius:999px;background:var(--raised);overflow:hidden;
  border:1px solid var(--line-strong)}
.share-bar span{display:block;height:100%;background:var(--button)}

.tasks{display:grid;background:var(--card);border:1px solid var(--line);border-radius:8px}
.tasks li{display:grid;grid-template-columns:minmax(0,1fr) auto;gap:.1rem .8rem;
  padding:.8rem 1.1rem;align-items:center;border-bottom:1px solid var(--line);position:relative}
.tasks li:last-child{border-bottom:0}
.tasks a{font-weight:600}
.tasks a::after{content:"";position:absolute;inset:0}
.tasks li:hover{background:var(--raised)}
.tasks .badge{grid-column:2;grid-row:1/3}
.tasks+.card{margin-top:1.25rem}

.judging{max-width:64rem;margin-inline:auto}
.judging .question{font-size:1.3rem;margin:1rem 0}
.judging-columns{display:grid;gap:1.25rem;grid-template-columns:minmax(0,1fr)}
@media (min-width:56rem){.judging-columns{grid-template-columns:minmax(0,1.5fr) minmax(0,1fr)}
  .judging .live{position:sticky;top:1rem;align-self:start}}
.choice{display:grid;grid-template-columns:auto minmax(0,1fr);gap:.65rem;align-items:center;
  min-height:3rem;padding:.5rem .8rem;border:1px solid var(--line-strong);border-radius:8px;
  background:var(--card);font-weight:400;cursor:pointer;line-height:1.35}
.choice input{min-height:0;width:1.25rem;height:1.25rem;margin:0;accent-color:var(--button)}
.choice:has(:checked){border-color:var(--button);box-shadow:inset 0 0 0 2px var(--button);
  background:var(--raised)}
.choice:has(:focus-visible){outline:3px solid var(--focus);outline-offset:2px}
.sides{display:grid;gap:.5rem}
.sides .choice{font-weight:650;font-size:1.05rem;min-height:3.4rem}
.sides .side-equal{font-weight:400;font-size:1rem;min-height:2.9rem}
.intensities{display:grid;gap:.4rem;grid-template-columns:repeat(2,minmax(0,1fr))}
.intensities legend{grid-column:1/-1}
.intensities .choice{padding:.4rem .6rem;gap:.5rem;font-size:.92rem}
.intensities b{font-size:1.05rem}
form:has([value=equal]:checked) .intensities{display:none}
.spoken-answer{font-weight:650;font-size:1.08rem}
.spoken-answer:empty{display:none}
.judging .between{width:100%}
.judging .between a{padding:.3rem 0}
.judging .form>.cr{width:100%;margin:0}
.judging .form>.more{margin-block:-.3rem}
.judging .field-error{margin-bottom:-.5rem}

.cr{border-left:5px solid var(--gap-mark);background:var(--gap-ground);color:var(--gap-ink);
  padding:.55rem .8rem;border-radius:0 6px 6px 0;margin-bottom:.8rem}
.cr p+p{margin-top:.1rem}
.cr[data-consistency=good]{border-color:var(--normal-mark);background:var(--normal-ground);
  color:var(--normal-ink)}
.cr[data-consistency=bad]{border-color:var(--orange-mark);background:var(--orange-ground);
  color:var(--orange-ink)}
.weight-bars{display:grid;gap:.55rem;margin-top:.5rem}
.weight-bars li{display:grid;grid-template-columns:minmax(0,1fr) auto;gap:.1rem .6rem;
  font-size:.92rem;line-height:1.4}
.weight-bars i{grid-column:1/-1;display:block;height:.55rem;background:var(--raised);
  border-radius:999px;overflow:hidden}
.weight-bars s{display:block;height:100%;background:var(--chart-earned);border-radius:999px}
.weight-bars .was{background:var(--line-strong);height:.3rem;margin-top:.15rem}
.answers{display:grid;gap:0;padding-left:1.5rem}
.answers li{padding:.5rem 0;border-bottom:1px solid var(--line)}
.answers li:last-child{border-bottom:0}
.answers li>a{float:right;margin-left:.8rem}
.answers q{display:block}
.sentences{display:grid;gap:.6rem;padding-left:1.2rem}
.narrow .answers+form{margin-top:.8rem}

.way{display:grid;gap:.4rem;margin:0 0 1.25rem}
.way li{display:flex;gap:.6rem;align-items:center;padding:.35rem .7rem;border-radius:8px;
  border:1px solid var(--line);background:var(--card);color:var(--ink-soft);line-height:1.35}
.way b{flex:none;display:grid;place-items:center;width:1.7rem;height:1.7rem;border-radius:50%;
  border:2px solid var(--line-strong);font-size:.9rem}
.way b svg{width:.9rem;height:.9rem}
.way .done{color:var(--ink)}
.way .done b{background:var(--normal-ground);border-color:var(--normal-mark);
  color:var(--normal-ink)}
.way .now{color:var(--ink);border-color:var(--button);box-shadow:inset 0 0 0 1px var(--button);
  font-weight:650}
.way .now b{background:var(--button);border-color:var(--button);color:var(--button-ink)}
@media (min-width:48rem){.way{grid-template-columns:repeat(6,minmax(0,1fr))}
  .way li{flex-direction:column;text-align:center;padding:.7rem .4rem}}

.panel td,.matrix td{text-align:center;white-space:nowrap;font-variant-numeric:tabular-nums}
.panel th,.matrix th{min-width:5rem}
.panel td small,.matrix td small{display:block;color:inherit;font-size:.8rem}
.panel thead th,.matrix thead th{text-align:center}
.panel .corner,.matrix .corner{text-align:left}
.cell-good{background:var(--heat-4)}
.cell-bad{background:var(--heat-0)}
.cell-part{background:var(--heat-2)}
.panel td,.matrix td{border:2px solid var(--card)}
.matrix{width:auto}
.matrix td{min-width:5rem;height:2.9rem;vertical-align:middle}
.matrix tbody th{font-weight:600;max-width:12rem;min-width:6.6rem}
.matrix thead th{overflow-wrap:normal}
.matrix .self{color:var(--ink-soft)}
.matrix .weight{font-weight:650;text-align:right}
.m1{background:var(--normal-ground)}
.m2{background:var(--heat-4)}
.w1{background:var(--yellow-ground)}
.w2{background:var(--heat-1)}
.d1{background:var(--heat-3)}
.d2{background:var(--heat-2)}
.d3{background:var(--heat-1)}
.d4{background:var(--heat-0)}
.in-triad{box-shadow:inset 0 0 0 3px var(--red-mark)}
.consensus>li{padding:.8rem 0;border-bottom:1px solid var(--line)}
.consensus>li:last-child{border-bottom:0}
.consensus ul{padding-left:1.2rem;margin-top:.3rem;font-size:.92rem}
.members{display:grid;gap:.9rem;width:100%}
@media (min-width:48rem){.members .member{display:grid;gap:.8rem;
  grid-template-columns:minmax(0,2fr) minmax(0,2fr) 7rem}
  .members .exclusions{margin-top:.7rem}
@media (min-width:56rem){.exclusions{grid-template-columns:repeat(2,minmax(0,1fr))}}
.form>.more{width:100%}
.member legend{grid-column:1/-1}}
.exclusions{margin-top:.7rem}
@media (min-width:56rem){.exclusions{grid-template-columns:repeat(2,minmax(0,1fr))}}
.form>.more{width:100%}
.member legend{font-size:.92rem;color:var(--ink-soft)}
.moves{white-space:nowrap}
.experts-side{display:grid;gap:1.25rem;margin-top:1rem;
  grid-template-columns:repeat(auto-fit,minmax(min(100%,22rem),1fr))}
.experts-side>section{border:1px solid var(--line);border-radius:8px;padding:.9rem 1rem;min-width:0}
.experts-side .matrix{font-size:.82rem}
.experts-side .matrix td{min-width:2.1rem;height:2.1rem;padding:.2rem .1rem}
.experts-side .matrix th.matrix-head{min-width:2.1rem;padding:.2rem .15rem;white-space:nowrap}
.said{border-left:4px solid var(--brass);padding:.15rem 0 .15rem .8rem;margin-top:.7rem}
.thin{height:.3rem!important}
.comment-form{margin-top:1rem}
.level-counts .bars{width:40%;min-width:2rem;vertical-align:middle}
.level-counts .bars.bars{background:none}
.level-counts i{display:block;height:.7rem}
.level-counts s{display:block;height:100%;background:var(--mark);border-radius:2px;
  min-width:1px}
.level-counts .was{opacity:.4}
.level-counts td,.level-counts th{vertical-align:middle}
.effects td,.effects th{vertical-align:middle}
.effects .interval{display:block}
.effects .name{min-width:12rem}
@media screen and (max-width:47.99rem){
  .effects,.effects tbody{display:block}
  .effects thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
  .effects tr{display:grid;grid-template-columns:repeat(2,minmax(0,1fr));gap:.2rem .8rem;
    padding:.8rem 0;border-bottom:1px solid var(--line)}
  .effects th,.effects td{border:0;padding:0}
  .effects .name{grid-column:1/-1;min-width:0}
  .effects td.number{text-align:left}
  .effects td{font-size:.9rem}
  .effects td.moves::before,.effects td.number::before{content:attr(data-label) " ";
    font-size:.78rem;color:var(--ink-soft)}
  .effects .interval{display:inline;margin-left:.4rem}
  .level-counts th,.level-counts td{padding-inline:.3rem}
}
h1 .badge{vertical-align:middle;font-size:.95rem}
abbr{text-decoration:none;cursor:help}
`;
