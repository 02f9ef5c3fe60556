import { chromium } from '@playwright/test';
import AxeBuilder from '@axe-core/playwright';
import { findChromium } from './tests/chromium.ts';
const b = await chromium.launch({ executablePath: findChromium(console.log) });
const U='http://localhost:5361';
const P={home:'/training/',course:'/training/ics-101/',module:'/training/ics-101/history/',sheet:'/training/ics-101/run-sheet/',slides:'/training/ics-101/slides/',answers:'/training/ics-101/answers/',book:'/training/task-book/',record:'/training/record/'};
const only=process.argv[2]?.split(',');
for (const [n,p] of Object.entries(P)) { if(only&&!only.includes(n)) continue;
  for (const [form,vp,cs] of [['phone',{width:360,height:780},'dark'],['desk',{width:1280,height:900},'light']]) {
    const c=await b.newContext({viewport:vp,colorScheme:cs}); const g=await c.newPage(); const noise=[]; g.on('console',m=>noise.push(m.text())); g.on('pageerror',e=>noise.push(e.message));
    await g.goto(U+p); await g.waitForLoadState('networkidle');
    await g.screenshot({path:`/tmp/cw/${n}-${form}.png`,fullPage:true});
    const {violations}=await new AxeBuilder({page:g}).withTags(['wcag2a','wcag2aa','wcag21a','wcag21aa','wcag22aa','best-practice']).analyze();
    for(const v of violations) console.log(n,form,v.id,v.nodes.map(x=>x.html.slice(0,140)).slice(0,4).join(' | '));
    if(noise.length) console.log(n,noise);
    await g.setViewportSize({width:320,height:640}); const w=await g.evaluate(()=>document.documentElement.scrollWidth); if(w>320) console.log(n,'wide',w);
    if(form==='desk') { await g.setViewportSize(vp); await g.pdf({path:`/tmp/cw/${n}.pdf`,format:'A4'}); await g.emulateMedia({media:'print'}); for(const s of ['.top','.rail','.call','.skip','button']) { const k=await g.locator(`${s}:visible`).count(); if(k) console.log(n,'print shows',s,k);} }
    await c.close();
  }
}
await b.close();
