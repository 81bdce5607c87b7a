"""The sentences and slots of the demo county: plain words of plain work, all invented."""

from __future__ import annotations

NUMBERS = {"few": (2, 9), "some": (6, 40), "many": (30, 400), "metres": (80, 1800), "mu": (10, 300)}


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
    "season": _split(
        """
        春耕 夏收 秋种 冬修 防汛 抗旱
        """
    ),
    "quarter": _split(
        """
        一季度 二季度 三季度 四季度 年底 上半年 七一前 国庆前 春节前
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
        {quarter}疏通{water}{metres}米 带{some}户种{crop}{mu}亩 {quarter}清运{spot}垃圾堆{few}处
        给{team}修{water}一处 联系{few}户{poor}，每月上门一次 {quarter}建成{spot}小广场
        调解邻里纠纷{few}起 {season}时帮{poor}代耕{mu}亩 公开村账，每季一次，贴在{spot}
        教会{some}人用{crop}新品种 给{few}户{poor}修房顶
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
        每月到联系村住{few}天 {quarter}前把{window}办事指南印成一页纸
        """
    ),
    "firm": _split(
        """
        {shop}全年不出安全事故，整改隐患{some}处 {quarter}带徒弟{few}名 {shop}改进工艺{few}项
        {quarter}给{shop}装风扇{some}台 给{few}名{poor}家庭的职工送{goods}
        工资按月发，公示在{shop}门口 {quarter}办职工夜校{few}期 节约用煤{some}吨
        {shop}废水达标后再排 招用本地待业青年{some}名
        """
    ),
    "school": _split(
        """
        为{class}补课{some}次，不收费 家访{some}户 {quarter}修好{class}课桌{some}张
        给{few}名{poor}免除住宿费 {class}午餐每周公示 开放图书室，每周{few}次
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
        帮{poor}抢收{crop}{mu}亩 清掏{spot}{water}{metres}米 为{team}接通水管 夜里巡堤{few}次
        帮{poor}修房顶 在{spot}装路灯{few}盏 请技术员讲{crop}病虫害 代{poor}去镇上办手续{few}次
        给{spot}栽树{many}棵 调解{team}宅基地纠纷 帮外出户照看{crop}{mu}亩 送{poor}去卫生院
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
        抢修{shop}设备，连干{few}天 给{poor}家庭的职工捐款 改了{shop}一处模具 带徒弟过了考核
        给附近村送{goods} 清理{shop}外水沟 义务为村民修农机{few}台
        """
    ),
    "school": _split(
        """
        给{class}补课{some}节 垫付{poor}学费 送{class}路远的学生回家 修好{class}窗户{some}扇
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
PROBLEMS: dict[str, tuple[str, ...]] = {
    "rural": _split(
        """
        {spot}{road}坑洼，雨天车过不去 {team}{water}漏水，下游浇不上{crop} {spot}路灯不亮{few}个月
        低保名单没有公示 {team}土地补偿款差{few}户没发 垃圾堆在{spot}没人清 {goods}补贴没到户
        水费怎么收的说不清 {spot}养猪场臭味大 {poor}住的房子漏雨 村账三个季度没公开
        {team}吃水要到{spot}去挑
        """
    ),
    "town": _split(
        """
        {block}下水道常堵 {block}半夜烧烤油烟 {block}顶楼漏雨 {block}路灯坏了{few}盏
        楼道堆物没人管 办老年卡跑了{few}趟 {block}停车堵住消防通道 物业费涨了没有公示
        {block}没有公厕
        """
    ),
    "office": _split(
        """
        {window}中午没人 同一份材料交了{few}次 {window}电话没人接 办件超过承诺的{few}天
        收费没有依据 下乡只到村部不入户 {window}态度生硬
        """
    ),
    "firm": _split(
        """
        {shop}粉尘大，口罩不够 加班工资没结清 {shop}电线老化 废水流进{crop}地 职工食堂价高
        社保缺{few}个月
        """
    ),
    "school": _split(
        """
        {class}教室漏雨 {class}饭菜凉 校门口车多无人管 收资料费没有公示 厕所太远 {class}缺音乐教师
        """
    ),
    "society": _split(
        """
        会费用到哪里没公布 {crop}收购压价 统一买的{goods}质量差 开会不通知小户
        """
    ),
}
CHANGED: dict[str, tuple[str, ...]] = {
    "rural": _split(
        """
        {road}已铺砂石{metres}米，能走三轮 {water}换了闸门，浇上了 钱已发到{few}户，名单贴在{spot}
        路灯换了，亮了 垃圾已清，定了人每周清 账已公开到上月
        """
    ),
    "town": _split(
        """
        管道换了新的，没再堵 与店主约定十点收摊 防水重做了 灯换了{few}盏 划了车位{some}个
        收费单贴在{block}门口
        """
    ),
    "office": _split(
        """
        中午排了班 材料减到{few}样 电话改由专人接 办件按期，超期有人道歉 收费依据已上墙
        已入户{some}家
        """
    ),
    "firm": _split(
        """
        口罩按月发，装了抽风机 工资已补发 线路已换 废水改道并经复测 食堂降价 已补缴
        """
    ),
    "school": _split(
        """
        屋顶修好，下过雨看过 改用保温桶 上下学有人值守 已退费 新厕所已用
        """
    ),
    "society": _split(
        """
        账目已公布 改为按质论价 退换了一批 会议改为逐户通知
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
VERDICTS = _split(
    """
    事情办了，群众看得见 账目清楚，开会少而实 班子齐心，有话当面说 制度在墙上，执行一般
    承诺多，兑现慢 联系群众不够 比上年有进步 老问题还在 学习记得好，用得少
    群众提得出名字的事有几件
    """
)
WHOLES = _split(
    """
    全域{water}整修 {crop}千亩示范带 通组{road}工程 卫生村镇创建 危房改造 园区招商
    便民服务站点建设 {season}会战
    """
)
