"""Two plans that leave no doubt what corresponds: most of the second is the first, with known changes."""

from pathlib import Path

OLD = """\
青河县2019年工作要点

一、做强山地农业

1、扩大茶叶基地。新开高山茶园三百亩,改造老茶园两百亩。组织茶农学习制茶,评出十位能手。请州里的老师傅每季来一次,手把手教炒青和揉捻。

2、办好山货集市。每月逢五开市,请邻县客商来收货。集市设公平秤一台,派两名计量员轮流值守。

二、修好乡村道路

3、打通断头路。修通七条村道,补上路灯和护栏。桥面加宽一米五,雨季前全部通车。

4、管好养路队。每村请两名护路员,补贴按季发到手里。路面坑洼三日之内补平。

三、守护平安山村

5、建设平安青河。安装四十五个监控点,夜里有人巡逻。邻里纠纷先由老支书调解。
"""
NEW = """\
青河县2020年工作要点

一、做强山地农业

1、扩大茶叶基地。新开高山茶园五百亩,改造老茶园两百亩。组织茶农学习制茶,评出十位能手。

2、办好山货集市。每月逢五开市,请邻县客商来收货。集市设公平秤一台,派两名计量员轮流值守。

二、修好山区道路

3、打通断头路。修通四条村道,补上路灯和护栏。桥面加宽一米五,雨季前全部通车。

4、管好养路队。每村请两名护路员,补贴按季发到手里。路面坑洼三日之内补平。

三、守护平安山村

5、建设平安青河。安裝四十五个监控点;夜里有人巡逻。邻里纠纷先由老支书调解。请州里的老师傅每季来一次,手把手教炒青和揉捻。

四、建好山里学堂

6、盖新校舍。把漏雨的旧教室全部拆掉,另盖两层小楼。

7、请好教书人。给进山的年轻先生发安家费,逢年过节上门慰问。

8、办热食堂。娃娃们中午吃上热饭热菜,菜钱由公家贴补一半。

9、接通网络。每间教室装一块大屏,跟着城里名师同上一堂课。

10、添置图书。每个学堂配一间书屋,小说、科普、字典样样有。
"""
MANIFEST = "".join(
    f"""\
[[document]]
file = "plan-{year}.txt"
title = "青河县{year}年工作要点"
place = "青河"
kind = "工作要点"
provenance = "original"
covers = [{{ role = "plan", from = {year}, to = {year} }}]

"""
    for year in (2019, 2020)
)


def pair(folder: Path) -> Path:
    """Write both plans into a folder and return it."""
    folder.mkdir()
    (folder / "plan-2019.txt").write_text(OLD, encoding="utf-8")
    (folder / "plan-2020.txt").write_text(NEW, encoding="utf-8")
    (folder / "corpus.toml").write_text(MANIFEST, encoding="utf-8")
    return folder
