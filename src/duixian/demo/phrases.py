"""The sentences and slots of the demo county: plain words of plain work, all invented."""

from __future__ import annotations

NUMBERS = {"few": (2, 9), "some": (6, 40), "many": (30, 400), "metres": (80, 1800), "mu": (10, 300)}


# What is under way in each month, from January on.
SEASONS = (
    *("冬修", "春灌", "春耕", "春耕", "夏收", "夏收", "防汛", "抗旱", "秋收", "秋种"),
    *("秋种", "冬修"),
)
# By when, as people say it of a date in each quarter.
QUARTERS = (
    ("一季度", "春节前后", "开春前"), ("二季度", "上半年", "七一前"),
    ("三季度", "国庆前", "秋收前"), ("四季度", "年底前", "年内"),
)  # fmt: skip
# Words that fit some months only.
MONTHS_OF = {
    "积雪": (12, 1, 2),
    "暖气": (11, 12, 1, 2, 3),
    "过冬": (10, 11, 12, 1),
    "春灌": (2, 3),
    "育苗": (1, 2, 3, 4),
    "栽树": (2, 3, 4, 11),
    "植树": (2, 3, 4, 11),
    "抢收": (5, 6, 9, 10),
    "收成": (6, 7, 9, 10, 11),
    "巡堤": (6, 7, 8, 9),
    "太热": (6, 7, 8, 9),
    "风扇": (4, 5, 6, 7, 8),
    "假期": (1, 2, 7, 8),
}


def _split(block: str) -> tuple[str, ...]:
    """Sentences written one after another; none has a blank in it."""
    return tuple(block.split())


SLOTS: dict[str, tuple[str, ...]] = {
    "spot": _split(
        """
        村东头 村西头 老晒场 小学门口 河堤 水塔下 老槐树旁 卫生室前 机耕路口 戏台边 石桥头 后山坡
        打谷场 渡口 水渠旁 果园边
        """
    ),
    "team": _split(
        """
        一组 二组 三组 四组 五组 六组 七组 八组
        """
    ),
    "crop": _split(
        """
        水稻 小麦 油菜 玉米 茶叶 柑橘 花生 棉花 红薯 蔬菜 莲藕 中药材
        """
    ),
    "poor": _split(
        """
        五保户 独居老人 留守儿童 残疾户 困难党员 低保户 老党员 军属 大病户 孤儿
        """
    ),
    "elder": _split(
        """
        五保户 独居老人 残疾户 老党员 军属 大病户
        """
    ),
    "pupil": _split(
        """
        留守儿童 残疾学生 孤儿 低保家庭学生 单亲学生
        """
    ),
    "ditch": _split(
        """
        水渠 排水沟 涵管 毛渠 退水沟
        """
    ),
    "goods": _split(
        """
        化肥 种子 农膜 棉被 大米 书包 煤球 电磁炉 小鸡苗 药品
        """
    ),
    "road": _split(
        """
        村道 机耕路 入户路 桥面 过水路面 田间便道 上学路
        """
    ),
    "water": _split(
        """
        水渠 塘坝 机井 自来水管 泵站 排水沟 蓄水池
        """
    ),
    "block": _split(
        """
        一号楼 三号楼 老家属院 南巷 北巷 菜市场后街 东院 西院 临河小区
        """
    ),
    "window": _split(
        """
        办证窗口 缴费窗口 咨询台 受理大厅 信访接待室 挂号窗口
        """
    ),
    "shop": _split(
        """
        一车间 二车间 仓库 锅炉房 包装线 质检组 门市部 维修班
        """
    ),
    "class": _split(
        """
        一年级 三年级 五年级 毕业班 寄宿班 学前班
        """
    ),
    "kin": _split(
        """
        子女在外打工 老伴去年过世 两位老人身体还好 孙子刚上学 家里三口人 住在土坯房里
        """
    ),
    "document": _split(
        """
        党章 廉政准则 村民自治办法 惠农政策汇编 安全生产条例 全会精神 选举办法
        """
    ),
}
PLEDGES: dict[str, tuple[str, ...]] = {
    "rural": _split(
        """
        {quarter}修好{spot}到{team}的{road}{metres}米 {quarter}为{team}装路灯{some}盏
        办农民夜校{few}期，教{crop}种植 帮{few}户{poor}把{goods}送到家
        {quarter}疏通{ditch}{metres}米 带{some}户种{crop}{mu}亩 {quarter}清运{spot}垃圾堆{few}处
        给{team}修{water}一处 联系{few}户{poor}，每月上门一次 {quarter}建成{spot}小广场
        调解邻里纠纷{few}起 {season}时帮{elder}代耕{few}亩 公开村账，每季一次，贴在{spot}
        教会{some}人用{crop}新品种 给{few}户{elder}修房顶
        """
    ),
    "town": _split(
        """
        {quarter}给{block}装扶手和路灯{some}处 {quarter}疏通{block}下水道
        为{few}户{poor}代办事项{some}件 {block}垃圾一日一清 办便民服务点{few}处
        每周三晚上在{block}听意见 帮{some}名待业居民找到工作 {quarter}整治{block}乱停车
        给{block}修自行车棚{few}个 办邻里课堂{few}期 联系{few}户{poor}，每月上门一次
        {quarter}修好{block}漏雨屋顶
        """
    ),
    "office": _split(
        """
        {window}办件时间缩短{few}天 {quarter}下村解决问题{some}件 {window}中午不断人
        减少办事材料{few}项 结对{few}户{poor}，送{goods}上门 {quarter}办结积压件{some}件
        公开{window}收费，写明依据 帮联系村修{road}{metres}米 帮联系村修好{water}
        每月到联系村住{few}天 {quarter}把{window}办事指南印成一页纸
        """
    ),
    "firm": _split(
        """
        {shop}全年不出安全事故，整改隐患{some}处 {quarter}带徒弟{few}名 {shop}改进工艺{few}项
        {quarter}给{shop}装风扇{some}台 给{few}名有困难的职工送{goods}
        工资按月发，公示在{shop}门口 {quarter}办职工夜校{few}期 节约用煤{some}吨
        {shop}废水达标后再排 招用本地待业青年{some}名
        """
    ),
    "school": _split(
        """
        为{class}补课{some}次，不收费 家访{some}户 {quarter}修好{class}课桌{some}张
        给{few}名{pupil}免除住宿费 {class}午餐每周公示 开放图书室，每周{few}次
        {quarter}修好操场排水 护送{class}过马路，每天有人
        """
    ),
    "society": _split(
        """
        为会员办技术讲座{few}期 {quarter}公开会费账目 帮{some}户会员卖出{crop} 义诊{few}次
        调解会员纠纷{few}起 统一采购{goods}，便宜一成 组织义工{some}人次看望{poor}
        """
    ),
}
TASKS: dict[str, tuple[str, ...]] = {
    "rural": _split(
        """
        硬化{spot}至{team}{road} 发展{crop}基地 改厕 新修{water} 完成{season}任务 植树绿化{spot}
        合作医疗参保登记 建{crop}育苗棚 清理{spot}乱堆乱放 核对低保名单 修缮村小围墙
        {team}通自来水
        """
    ),
    "town": _split(
        """
        拆除{block}违建 {block}雨污分流 创建卫生小区 登记流动人口 建{block}菜点 {block}绿化补种
        建老年饭桌 居民建档
        """
    ),
    "office": _split(
        """
        {window}并联审批 引进项目 下派干部驻村 清理红头文件 {quarter}为企业解难题 完成{season}督导
        争取项目资金 公开办事流程 结对帮扶{poor} 落实{document}培训
        """
    ),
    "firm": _split(
        """
        {shop}技术改造 新增就业岗位 排查{shop}隐患 降低单位能耗 开发新产品 组建职工书屋 上缴税款
        {shop}定员定岗
        """
    ),
    "school": _split(
        """
        控制{class}辍学 改造{class}危房 教师轮岗 校园绿化 {class}营养餐 建图书角
        """
    ),
    "society": _split(
        """
        吸收新会员 制定行规行约 统一{crop}包装 办展销会 清理会费
        """
    ),
}
DEEDS: dict[str, tuple[str, ...]] = {
    "rural": _split(
        """
        把{goods}送到{team}{few}户{poor}家 组织党员补{spot}{road}{metres}米
        帮{elder}抢收{crop}{few}亩 清掏{spot}{ditch}{metres}米 为{team}接通水管 夜里巡堤{few}次
        帮{elder}修房顶 在{spot}装路灯{few}盏 请技术员讲{crop}病虫害 代{poor}去镇上办手续{few}次
        给{spot}栽树{many}棵 调解{team}宅基地纠纷 帮外出户照看{crop}{few}亩 送{poor}去卫生院
        """
    ),
    "town": _split(
        """
        给{block}换灯泡{some}只 帮{poor}买菜送药{few}次 清扫{block}积雪 修好{block}单元门
        为{block}疏通下水 陪{poor}看病 劝走{block}占道摊{few}个 帮居民找到走失老人
        给{block}设晾衣架{few}处 替{poor}代缴水电费
        """
    ),
    "office": _split(
        """
        到联系村送{goods} 上门为{poor}办证{few}件 周末加班办结{some}件 帮联系村修{water}
        给{window}添老花镜和座椅 带农技员下田看{crop} 为企业协调用电 帮{poor}申请救助
        捐书{many}册给村小
        """
    ),
    "firm": _split(
        """
        抢修{shop}设备，连干{few}天 给有困难的职工捐款 改了{shop}一处模具 带徒弟过了考核
        给附近村送{goods} 清理{shop}外水沟 义务为村民修农机{few}台
        """
    ),
    "school": _split(
        """
        给{class}补课{some}节 垫付{pupil}学费 送{class}路远的学生回家 修好{class}窗户{some}扇
        利用假期家访{some}户 教师义务清理操场
        """
    ),
    "society": _split(
        """
        帮会员卖{crop} 给{poor}义诊 教{some}人修剪果树 为会员垫付运费 组织义工清理{spot}
        调解会员欠款
        """
    ),
}
# What is wrong | what has changed once it is solved.
PROBLEMS: dict[str, tuple[str, ...]] = {
    "rural": _split(
        """
        {spot}{road}坑洼，雨天车过不去|{road}铺了砂石{metres}米，雨天能走三轮
        {team}{water}漏水，下游浇不上{crop}|{water}换了闸门，下游浇上了
        {spot}路灯不亮{few}个月|路灯换了，定了人看管 低保名单没有公示|名单贴在{spot}，写明评议日期
        {team}土地补偿款差{few}户没发|{few}户都已领到，签字在册
        垃圾堆在{spot}没人清|垃圾清走，定了人每周清一次
        {goods}补贴没到户|补贴已打到卡上，欠{few}户的当面说明
        水费怎么收的说不清|水费单按户贴在{spot}
        {spot}养猪场臭味大|猪场加了沼气池，{few}家邻居说味小了
        {elder}住的房子漏雨|屋顶翻修了，下过雨看过 村账{few}个月没公开|村账公开到上月，贴在{spot}
        {team}吃水要到{spot}去挑|自来水接到{team}，{some}户通水
        {team}与邻村争{spot}地界|两村到现场量过，立了界石
        {crop}卖不出去，压了{some}户|联系了收购，卖出一半以上
        {team}电压低，抽水机带不动|变压器换了，{water}能抽水
        合作医疗报销要跑{few}趟|改由村里每周代办一次
        {spot}桥栏断了，孩子上学过桥危险|桥栏重做，刷了红漆
        宅基地批了{few}户没有公开|批了谁、为什么，公布在{spot}
        """
    ),
    "town": _split(
        """
        {block}下水道常堵|{block}管道换了新的，{few}个月没再堵
        {block}半夜烧烤油烟|与店主约定十点收摊 {block}顶楼漏雨|{block}防水重做了
        {block}路灯坏了{few}盏|{few}盏灯都换了 {block}楼道堆物没人管|堆物清走，{block}推了楼长
        办老年卡跑了{few}趟|改为社区代办，{few}天取卡
        {block}停车堵住消防通道|划了车位{some}个，通道立了桩
        {block}物业费涨了没有公示|收费单贴在{block}门口 {block}没有公厕|旁边单位的厕所对外开放
        {block}流浪狗咬人|收容了{few}只，养狗户登记了 {block}小广告贴满墙|墙刷了，设了便民信息栏
        {block}冬天暖气不热|换了{few}处阀门，室温量过 {block}井盖丢了{few}处|井盖补齐
        """
    ),
    "office": _split(
        """
        {window}中午没人|{window}中午排了班 {window}同一份材料要交{few}次|材料减到一份，内部传送
        {window}电话没人接|电话改由专人接 {window}办件超过承诺{few}天|积件清完，向{few}户道了歉
        {window}收费没有依据|收费依据上墙，多收的退了
        下乡只到村部不入户|本月入户{some}家，写明听到什么 {window}态度生硬|换了人，道了歉
        {document}的政策问不明白|印成一页纸，放在{window}
        项目资金拨得慢，{few}个村等着|资金已拨到村 {window}一次说不清要什么材料|改为一次告知单
        会多，{few}天开一次|合并开会，一月一次 同一张表几个科都要|改为一处填，几处用
        """
    ),
    "firm": _split(
        """
        {shop}粉尘大，口罩不够|口罩按月发，{shop}装了抽风机
        {shop}加班工资没结清|补发{some}人，列了名单 {shop}电线老化|{shop}电路换了，验收过
        废水流进{crop}地|废水改道，复测过 职工食堂价高|食堂降价，账目上墙
        社保缺{few}个月|补缴到上月 {shop}没有安全出口标志|出口标志装了{few}处
        {shop}夜班没有热水|装了开水炉 试用期超过规定|{few}人转正，合同补签
        {shop}噪声扰邻|夜里停机，加了隔音墙
        """
    ),
    "school": _split(
        """
        {class}教室漏雨|屋顶修好，下过雨看过 {class}饭菜凉|改用保温桶
        校门口车多无人管|上下学有人值守 收资料费没有公示|多收的退了，收费公示
        厕所离{class}太远|新厕所启用 {class}缺音乐教师|邻校教师每周来{few}节
        {class}课桌高低不配|换了{some}套 寄宿生没有热水洗脚|装了锅炉，晚上供一小时
        {class}作业多到夜里|定了作业上限，家长会通报
        """
    ),
    "society": _split(
        """
        会费用到哪里没公布|账目公布到上季 {crop}收购压价|改为按质论价，价格上墙
        统一买的{goods}质量差|退换了一批 开会不通知小户|改为逐户通知，签到为证
        换届{few}年没换|开了会员大会，换了理事 {some}户会员没领到证|证发齐了
        技术员{few}个月没来|定了每月一次，贴了日子
        """
    ),
}
HEARD: dict[str, tuple[str, ...]] = {
    "rural": _split(
        """
        {kin}，想学{crop}种植 说{spot}的{road}不好走 今年{crop}收成还行，卖不上价
        问{goods}补贴什么时候发 {kin}，缺人手收{crop} 反映{water}不够用 说干部来得勤了
        没什么要求，{kin} 希望晚上{spot}有灯 想知道低保怎么评的
        """
    ),
    "town": _split(
        """
        {kin}，买菜不方便 说{block}晚上太吵 想办老年卡 {block}的灯又坏了 孩子上学远 对清扫满意
        问拆迁的事 {kin}，盼有人说话
        """
    ),
    "office": _split(
        """
        说{window}比以前快 问{document}里的补贴 希望少跑一趟 {kin} 企业说用电紧 村里盼修{road}
        """
    ),
    "firm": _split(
        """
        想提高加班补贴 {shop}夏天太热 {kin}，想调白班 想学新机床 说食堂比以前好
        """
    ),
    "school": _split(
        """
        孩子回家路远 {kin}，作业没人辅导 希望多开放图书室 担心{class}成绩 对老师满意
        """
    ),
    "society": _split(
        """
        {crop}不好卖 想学嫁接 希望统一买{goods} {kin} 会费可以，要公开
        """
    ),
}
TECHNIQUES: dict[str, tuple[str, ...]] = {
    "rural": _split(
        """
        {crop}嫁接 {crop}病虫防治 沼气池维修 小型农机修理 {crop}育苗 养蜂 鱼病防治
        """
    ),
    "town": _split(
        """
        水电小修 急救 调解笔录 电脑填表 家政护理
        """
    ),
    "office": _split(
        """
        公文处理 电子表格 预算编制 测绘仪器使用 信访接谈 农技推广
        """
    ),
    "firm": _split(
        """
        数控机床 电焊 质量检验 叉车驾驶 染色配方 锅炉操作
        """
    ),
    "school": _split(
        """
        多媒体课件 心理辅导 普通话 乡土教材编写
        """
    ),
    "society": _split(
        """
        电商开店 果树修剪 合同审看 财务记账
        """
    ),
}
SESSIONS = _split(
    """
    学习{document} 学习{document}，讨论{quarter}的事 党课：怎样为{poor}做点事
    学习{document}并议承诺 讨论群众意见{some}条 组织生活会 {season}安排会，先学后议
    通读{document}第{few}章 学习先进事迹 民主评议前学习{document}
    """
)
BOOKS = _split(
    """
    《田间一年》 《水利常识问答》 《乡土账本》 《怎样开会》 《小站四十年》 《合同一百问》
    《果树十二月》 《老支书手记》 《办事的道理》 《农村财务入门》 《安全生产读本》 《把话说清楚》
    《土地与人》 《基层调解案例》
    """
)
REPORTS = _split(
    """
    {poor}过冬情况 {crop}销路 {season}用水 外出务工人员子女 {road}怎么修、钱从哪来
    群众怎样看{document}公开 {goods}价格 青年为什么不回来
    """
)
USES = _split(
    """
    用在{crop}地里，少打药{few}次 讲给{some}人听过 写进了{quarter}安排 照着改了会议记录
    带了{few}个徒弟 按它算清了一笔账 和{poor}家里说过一遍 还没用上
    """
)
BROKEN = _split(
    """
    资金没有到位 雨季太长，施工停了 占地没有谈妥 当初估得太多 负责人调走，没有交接 材料涨价
    {season}耽误了 没有抓紧，向群众说明
    """
)
EXTENSIONS = _split(
    """
    等上级拨款 {season}期间停工 设计改了一次 连续降雨 占地补偿未谈妥 设备晚到
    """
)
VERDICTS: dict[str, tuple[str, ...]] = {
    "good": _split(
        """
        班子齐心，有话当面说 事情办了，群众看得见 账目清楚，开会少而实 群众提得出名字的事有好几件
        问题自己先找出来 承诺不多，件件有着落 党员站得出来 制度不多，都在用
        """
    ),
    "fair": _split(
        """
        比上年有进步 多数事按时办了 学习记得全，用得上一些 联系群众较勤 承诺大多兑现
        账目公开，群众还嫌慢 有几件事办得漂亮
        """
    ),
    "ordinary": _split(
        """
        制度在墙上，执行一般 学习记得好，用得少 老问题还在 承诺兑现慢 开会多，落实少
        办了些事，群众说不上来
        """
    ),
    "poor": _split(
        """
        承诺多，兑现少 联系群众不够 班子意见不合 问题拖着不办 账目说不清 任务一再延期
        材料好看，现场不好看
        """
    ),
}
WHOLES = _split(
    """
    全域{water}整修 {crop}千亩示范带 通组{road}工程 卫生村镇创建 危房改造 园区招商
    便民服务站点建设 {season}会战
    """
)
