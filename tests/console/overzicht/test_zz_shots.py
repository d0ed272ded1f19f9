from tests.console.overzicht.test_in_browser import *
def test_shots(visit, filled):
    for name, opts in (("light",{}),("dark320",LOOKS["320 px, dark"]),("forced",LOOKS["forced colours"])):
        page = visit("adviser","beheerder",**opts)
        for i,path in enumerate(PAGES):
            if name=="forced" and i: continue
            page.goto(path); page.screenshot(path=f"/tmp/c4_{name}_{i}.png", full_page=True)
    page=visit("beheerder"); page.goto("/console/beheer/kanalen"); page.get_by_text("Wijzig Website").click(); page.locator("#reden-web").fill("Onderhoud."); page.get_by_role("button",name="Sluit dit kanaal: Website").click(); page.screenshot(path="/tmp/c4_kill.png",full_page=True); assert violations(page)==[]
    page=visit(viewport={"width":400,"height":800}); page.goto("/voorbeeld"); page.get_by_role("button",name="Vraag over").click(); page.get_by_label("Uw vraag").fill("hoe repareer ik mijn fiets"); page.keyboard.press("Enter"); page.get_by_role("button",name="Stuur mijn vraag").click(); page.get_by_role("dialog",name="Vraag naar").wait_for(); page.screenshot(path="/tmp/c4_w1.png")
    page.get_by_role("button",name="Verstuur naar een adviseur").click(); page.locator(".code").wait_for(); page.screenshot(path="/tmp/c4_w2.png")
    page.goto("/antwoord"); page.screenshot(path="/tmp/c4_ant.png")
