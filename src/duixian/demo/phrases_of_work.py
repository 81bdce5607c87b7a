"""What the demo county says of carriers, pairs and exemplars, by walk of life; all invented.

A saying is some lines that belong together; a blank line stands between two sayings.
"""

from __future__ import annotations


def sayings(block: str) -> tuple[str, ...]:
    """Sayings written one below another, the lines of each joined by a bar."""
    told = block.strip().split("\n\n")
    return tuple("|".join(line.strip() for line in one.strip().splitlines()) for one in told)


# What is needed, what was agreed, what came of it.
PAIRS: dict[str, tuple[str, ...]] = {
    "rural": sayings(
        """
        {team}{water}漏水，没钱换管
        对方出管材，村里出工，{quarter}换好
        换管{metres}米，下游浇上了

        {crop}没有销路
        每周进城代卖一次，卖到{quarter}
        卖出一半以上，逐笔记了账

        留守儿童没人辅导
        每周六派人来上课，办{few}期
        课上了，来的孩子有名单

        村会计不会做新账
        派会计来教{few}次
        账已公开到上月

        {spot}{road}断头
        帮着报项目，{quarter}动工
        路修通{metres}米
        """
    ),
    "town": sayings(
        """
        {block}老人吃饭难
        牵线办助餐点，{quarter}开张
        每天有{some}位老人来吃

        {block}没有活动场地
        借出单位院子，{quarter}开放
        每晚开放到九点

        {some}名待业居民找工作
        办招工会{few}场
        有{few}人上了岗

        {poor}看病没人陪
        结对{few}户，随叫随到
        陪诊{some}次
        """
    ),
    "office": sayings(
        """
        联系村{water}年久失修
        争取物料，{quarter}修好
        修好{metres}米，通了水

        联系户缺{goods}和技术
        送到户，教{few}次
        户里种上了{crop}{few}亩

        结对户子女升学缺钱
        资助到毕业，{quarter}第一笔
        学费已交，有收据

        联系村办事来回跑
        每月上门收件一次
        代办{some}件
        """
    ),
    "firm": sayings(
        """
        附近村农机坏了没人修
        每月去修一次
        修好{few}台

        困难职工孩子没人带
        {quarter}办托管班
        来了{some}个孩子

        村里剩余劳力没活干
        招用{some}人
        招了{few}人，其余登记
        """
    ),
    "school": sayings(
        """
        邻村小学缺音乐教师
        每周送教一次
        上课{some}节

        {pupil}家里困难
        结对{few}名，免杂费
        名单和数字公布了

        邻校教师不会用多媒体
        来跟班{few}周
        能独立上课
        """
    ),
    "society": sayings(
        """
        小户买{goods}贵
        合起来买，便宜一成
        {some}户买到

        {crop}品质差，卖不上价
        派技术员教{few}次
        有{few}户卖上一等价

        会员之间账目不清
        请会计来对账
        对清{some}笔
        """
    ),
}
# Its name, how it runs, who joins, what to look at, what came of it.
CARRIERS: dict[str, tuple[str, ...]] = {
    "rural": sayings(
        """
        庭院说事会
        每月在{spot}说一次，当场记
        愿意来的党员，轮着主持
        看记下的事办了几件
        记下{some}件，办了多半

        党员责任区
        按住处分片，一人联系{few}户
        能走动的党员
        看片里的事多久有回音
        片里说了{some}件，多数一周内有回音

        {crop}帮种队
        农忙时按报名帮种
        身体好的党员
        看帮了多少亩
        帮种{few}户、{mu}亩
        """
    ),
    "town": sayings(
        """
        楼道接力
        一个楼道一人，走了有人补
        住在{block}的党员
        看楼道里的事几天办完
        办了{some}件，{few}件转给物业

        夜间听诉
        每周一晚在{block}听一个钟头
        支部委员轮着去
        看听来的事有没有回音
        听来{some}件，件件回了话
        """
    ),
    "office": sayings(
        """
        窗口先锋岗
        {window}亮身份，办不成的当天回话
        窗口的党员
        看退件和重复跑的次数
        退件少了{few}成，重复跑的{few}人次

        一线工作日
        每月两天到联系村办公
        机关党员分组去
        看当场办结几件
        当场办结{some}件

        一张清单办到底
        同类材料并成一张清单
        经办的党员
        看材料少了几项
        少了{few}项，群众说清楚多了
        """
    ),
    "firm": sayings(
        """
        党员示范机台
        {shop}挑一台设备，记下停机和返工
        {shop}的党员
        看返工少了多少
        返工少了{few}成

        隐患随手改
        看到隐患当班改，改不了的上报
        各班党员
        看改了几处
        改了{some}处，上报{few}处

        师徒一对一
        一名党员带一名新人
        老师傅
        看新人多久能独立上岗
        {few}名新人独立上岗
        """
    ),
    "school": sayings(
        """
        课后一小时
        每周{few}天留一小时，管{class}的作业
        任课党员教师
        看作业带回家的少没少
        {class}作业多数在校做完

        家访日
        每月一天，按名单走
        全体党员教师
        看听来的事改没改
        走了{some}家，改了{few}件
        """
    ),
    "society": sayings(
        """
        技术田头会
        每月到会员地里看一次
        懂{crop}的党员
        看学会的户数
        教会{some}户

        价格公示栏
        收购价每天贴一次
        记账的党员
        看压价的投诉
        投诉少了，{few}户说公道
        """
    ),
}
# Its title, what it solves, what was done, the effect, what people say, the number looked at.
EXEMPLARS: dict[str, tuple[str, ...]] = {
    "rural": sayings(
        """
        一户一张明白纸
        补贴说不清，群众来回问
        每笔补贴印成一页，送到户，当面讲
        来问的少了一多半
        “看得懂，也对得上”
        每月讲清楚的户数

        {crop}联户种植
        各种各的，卖不上价
        {few}户并地，统一买{goods}、统一卖
        亩均多卖了一成多
        “省心，价钱也好”
        亩均收入（百元）

        村账晒在{spot}
        村账公开得晚，没人看得懂
        每月五号贴账，会计在场答问
        半年没有为账上访的
        “问得到人”
        每月公开的账目条数
        """
    ),
    "town": sayings(
        """
        {block}楼长议事
        小事没人管，拖成大事
        楼长每周碰一次头，能办的当场定
        楼里的投诉少了一半
        “找得到人了”
        每月办结的件数

        十分钟代办点
        老人办事跑不动
        在{block}设点，材料一次收齐
        代办件平均{few}天办完
        “不用求人”
        每月代办件数
        """
    ),
    "office": sayings(
        """
        一次告知单
        群众为材料来回跑
        {window}把要什么材料印成一页，签上经办人
        跑第二趟的少了
        “照单子拿，一次就成”
        一次办成的百分比

        联系村驻点日
        下乡只到村部，听不到真话
        每月住两天，走{some}户，回来列清单
        清单上的事办了八成
        “晚上来坐过”
        每月入户户数
        """
    ),
    "firm": sayings(
        """
        {shop}班前五分钟
        隐患没人说
        班前说一条隐患，当班改
        半年没有停机的事故
        “说了真改”
        每月改掉的隐患处数
        """
    ),
    "school": sayings(
        """
        {class}作业会诊
        作业多到夜里
        各科教师每周碰头定总量
        带回家的作业少了一半
        “孩子睡得早了”
        九点前做完作业的百分比
        """
    ),
    "society": sayings(
        """
        {crop}分级收购
        收购压价，会员吵架
        三个等级贴样品，当面分
        一等的多了
        “公道”
        一等品的百分比
        """
    ),
}
# Why what was agreed or begun came to nothing.
FAILED = sayings(
    """
    对方换了人，没有接上

    经费没有批下来

    说好的时候没有量过，做不到

    农忙错过了时候

    没有人牵头，拖下来了
    """
)
STOPPED = sayings(
    """
    来的人越来越少，换个办法

    和别的活动重了，并到一起

    只挂了牌子，没有做起来

    任务已经完成，不再另办
    """
)
RETIRED = sayings(
    """
    换届以后没有人接着做

    学的人说在别处行不通

    数字核实下来不如所说
    """
)
