#include "engine/mask/text/name_lists.h"

#include <algorithm>
#include <unordered_set>

#include "base/text.h"
#include "engine/mask/text/tight.h"

namespace sekimori::mask {
namespace {

// Kanji and reading in turn, after what people of Japan are most often called.
constexpr std::u32string_view family_names =
    U"佐藤 さとう 鈴木 すずき 高橋 たかはし 田中 たなか 伊藤 いとう 渡辺 わたなべ 渡部 わたなべ 山本 やまもと 中村 なかむら 小林 こばやし "
    U"加藤 かとう "
    U"吉田 よしだ 山田 やまだ 佐々木 ささき 山口 やまぐち 松本 まつもと 井上 いのうえ 木村 きむら 清水 しみず 斎藤 さいとう 林 はやし 山崎 "
    U"やまざき "
    U"中島 なかじま 森 もり 阿部 あべ 池田 いけだ 橋本 はしもと 石川 いしかわ 山下 やました 小川 おがわ 石井 いしい 長谷川 はせがわ 後藤 "
    U"ごとう "
    U"岡田 おかだ 近藤 こんどう 前田 まえだ 藤田 ふじた 遠藤 えんどう 青木 あおき 坂本 さかもと 村上 むらかみ 太田 おおた 金子 かねこ 藤井 "
    U"ふじい "
    U"福田 ふくだ 西村 にしむら 三浦 みうら 竹内 たけうち 中川 なかがわ 岡本 おかもと 松田 まつだ 原田 はらだ 中野 なかの 小野 おの 田村 "
    U"たむら "
    U"藤原 ふじわら 中山 なかやま 石田 いしだ 小島 こじま 和田 わだ 森田 もりた 内田 うちだ 柴田 しばた 酒井 さかい 原 はら 高木 たかぎ "
    U"横山 よこやま "
    U"安藤 あんどう 宮崎 みやざき 上田 うえだ 島田 しまだ 工藤 くどう 大野 おおの 宮本 みやもと 杉山 すぎやま 今井 いまい 丸山 まるやま "
    U"増田 ますだ "
    U"高田 たかだ 村田 むらた 平野 ひらの 大塚 おおつか 菅原 すがわら 武田 たけだ 新井 あらい 小山 こやま 野口 のぐち 桜井 さくらい 千葉 "
    U"ちば 岩崎 いわさき "
    U"佐野 さの 谷口 たにぐち 上野 うえの 松井 まつい 河野 こうの 菊地 きくち 菊池 きくち 市川 いちかわ 北村 きたむら 久保 くぼ 福島 "
    U"ふくしま 秋山 あきやま "
    U"川口 かわぐち 木下 きのした 佐久間 さくま 水野 みずの 野村 のむら 松尾 まつお 山内 やまうち 吉川 よしかわ 川上 かわかみ 東 ひがし "
    U"西田 にしだ "
    U"熊谷 くまがい 大西 おおにし 岩田 いわた 樋口 ひぐち 大島 おおしま 飯田 いいだ 早川 はやかわ 本田 ほんだ 服部 はっとり 辻 つじ 松下 "
    U"まつした 川村 かわむら "
    U"関 せき 荒木 あらき 田口 たぐち 石原 いしはら 西川 にしかわ 平田 ひらた 成田 なりた 浅野 あさの 馬場 ばば 小松 こまつ 栗原 くりはら "
    U"大橋 おおはし "
    U"永井 ながい 尾崎 おざき 堀 ほり 田辺 たなべ 土屋 つちや 矢野 やの 広瀬 ひろせ 岡 おか 松岡 まつおか 黒田 くろだ 内藤 ないとう 川崎 "
    U"かわさき 浜田 はまだ "
    U"片山 かたやま 吉村 よしむら 須藤 すどう 岩本 いわもと 桑原 くわばら 小沢 おざわ 堀内 ほりうち 久保田 くぼた 大久保 おおくぼ 星野 "
    U"ほしの 荒井 あらい "
    U"望月 もちづき 秋元 あきもと 野田 のだ 榎本 えのもと 大谷 おおたに 三宅 みやけ 西山 にしやま 田島 たじま 東条 とうじょう 奥村 "
    U"おくむら 奥田 おくだ "
    U"今村 いまむら 飯塚 いいづか 中西 なかにし 高野 たかの 白石 しらいし 児玉 こだま 大川 おおかわ 津田 つだ 坂口 さかぐち 宮田 みやた "
    U"福井 ふくい 森本 もりもと "
    U"大石 おおいし 山中 やまなか 植田 うえだ 土井 どい 関口 せきぐち 八木 やぎ 松村 まつむら 安田 やすだ 本間 ほんま 菅野 かんの 永田 "
    U"ながた 平井 ひらい "
    U"河合 かわい 古川 ふるかわ 中田 なかた 中尾 なかお 神田 かんだ 杉本 すぎもと 大山 おおやま 三木 みき 岸本 きしもと 天野 あまの 小池 "
    U"こいけ 横田 よこた "
    U"鎌田 かまた 塚本 つかもと 牧野 まきの 柳沢 やなぎさわ 島崎 しまざき 梅田 うめだ 山根 やまね 黒木 くろき 松永 まつなが 石橋 いしばし "
    U"高山 たかやま "
    U"岡崎 おかざき 西尾 にしお 田代 たしろ 竹田 たけだ 上村 うえむら 小田 おだ 水谷 みずたに 片岡 かたおか 大森 おおもり 根本 ねもと 武藤 "
    U"むとう 川島 かわしま "
    U"若林 わかばやし 村井 むらい 門脇 かどわき 川田 かわた 五十嵐 いがらし 小野寺 おのでら 富田 とみた 石塚 いしづか 相馬 そうま 長尾 "
    U"ながお 篠原 しのはら "
    U"藤本 ふじもと 榊原 さかきばら 宇野 うの 戸田 とだ 白井 しらい 滝沢 たきざわ 北川 きたがわ 南 みなみ 長田 ながた 志村 しむら 村山 "
    U"むらやま 庄司 しょうじ "
    U"金田 かねだ 細川 ほそかわ 稲垣 いながき 稲葉 いなば 及川 おいかわ 堤 つつみ 角田 つのだ 勅使河原 てしがわら 日高 ひだか 野崎 のざき "
    U"平山 ひらやま "
    U"柏木 かしわぎ 真田 さなだ 笠原 かさはら 沢田 さわだ 松原 まつばら 梶原 かじわら 柳田 やなぎだ 三上 みかみ 郡司 ぐんじ 向井 むかい "
    U"黒川 くろかわ "
    U"川端 かわばた 落合 おちあい 田原 たはら 土田 つちだ 古田 ふるた 古賀 こが 井口 いぐち 大田 おおた 岩井 いわい 大内 おおうち 萩原 "
    U"はぎわら 三好 みよし "
    U"窪田 くぼた 寺田 てらだ 瀬戸 せと 福岡 ふくおか 堀江 ほりえ 磯部 いそべ 河村 かわむら 比嘉 ひが 金城 きんじょう 大城 おおしろ 宮城 "
    U"みやぎ 島袋 しまぶくろ "
    U"倉田 くらた 豊田 とよだ 西岡 にしおか 宮下 みやした 甲斐 かい 大竹 おおたけ 小西 こにし 米田 よねだ 神谷 かみや 青山 あおやま 浅井 "
    U"あさい 長野 ながの "
    U"石黒 いしぐろ 塩田 しおた 茂木 もぎ 手塚 てづか 桑田 くわた 植木 うえき 浅田 あさだ 谷川 たにがわ 坂井 さかい 坂田 さかた 飯島 "
    U"いいじま 新田 にった "
    U"小泉 こいずみ 泉 いずみ 安部 あべ 柴崎 しばざき 篠崎 しのざき 村瀬 むらせ 高島 たかしま 足立 あだち 水口 みずぐち 石崎 いしざき 首藤 "
    U"しゅとう 江口 えぐち "
    U"橘 たちばな 一条 いちじょう 九条 くじょう 西園寺 さいおんじ 綾小路 あやのこうじ 鳥居 とりい 桐山 きりやま 猪股 いのまた 熊田 くまだ "
    U"鬼塚 おにづか";

constexpr std::u32string_view doubtful_family_names =
    U"林 森 原 東 南 西 北 関 辻 堀 岡 泉 堤 橘 千葉 福島 福岡 福井 山口 石川 長野 宮崎 宮城 川崎 岡崎 豊田 本田 新田 小松 成田 中野 上野 "
    U"大田 浜田 松本 松山 大分 "
    U"本間 大島 小島 金子 甲斐 瀬戸 神田 青山 平野 水口 星野 高山 富田 大川 日高 古賀 足立 三浦 小池 大谷 永田 土田 落合 大内 一条 九条 "
    U"向井 角田 真田 相馬 熊谷 服部 望月";

constexpr std::u32string_view given_names =
    U"太郎 たろう 一郎 いちろう 次郎 じろう 三郎 さぶろう 健太 けんた 健一 けんいち 健二 けんじ 誠 まこと 浩 ひろし 浩二 こうじ 浩一 "
    U"こういち 和也 かずや 直樹 なおき "
    U"大輔 だいすけ 翔太 しょうた 拓也 たくや 達也 たつや 哲也 てつや 雄一 ゆういち 裕一 ゆういち 裕介 ゆうすけ 雄介 ゆうすけ 慎一 "
    U"しんいち 真一 しんいち 隆 たかし 隆史 たかし "
    U"貴之 たかゆき 博之 ひろゆき 弘之 ひろゆき 秀樹 ひでき 英樹 ひでき 正樹 まさき 正 ただし 修 おさむ 学 まなぶ 剛 つよし 勇 いさむ 茂 "
    U"しげる 豊 ゆたか 進 すすむ 実 みのる "
    U"花子 はなこ 幸子 さちこ 和子 かずこ 恵子 けいこ 洋子 ようこ 陽子 ようこ 裕子 ゆうこ 京子 きょうこ 明美 あけみ 直美 なおみ 由美 ゆみ "
    U"由美子 ゆみこ 久美子 くみこ 真由美 まゆみ "
    U"美咲 みさき 結衣 ゆい 葵 あおい 陽菜 ひな 美穂 みほ 愛 あい 彩 あや 舞 まい 千尋 ちひろ 香織 かおり 智子 ともこ 典子 のりこ 純子 "
    U"じゅんこ 恵 めぐみ 恵美 えみ 絵美 えみ "
    U"蓮 れん 大翔 ひろと 湊 みなと 樹 いつき 悠真 ゆうま 陽太 ようた 海斗 かいと 颯太 そうた 悠斗 ゆうと 駿 しゅん 亮 りょう 涼 りょう 遼 "
    U"りょう 圭 けい 圭介 けいすけ 恭子 きょうこ "
    U"麻衣 まい 奈々 なな 奈緒 なお 七海 ななみ 優子 ゆうこ 遥 はるか 凛 りん 早紀 さき 沙織 さおり 由紀 ゆき 由紀子 ゆきこ 雪 ゆき 真理 "
    U"まり 真理子 まりこ 麻里 まり 玲子 れいこ "
    U"亜美 あみ 栄一 えいいち 栄子 えいこ 光 ひかる 光男 みつお 昭 あきら 明 あきら 晃 あきら 章 あきら 義雄 よしお 義明 よしあき 俊介 "
    U"しゅんすけ 俊之 としゆき 敏夫 としお 敏之 としゆき";

// Kanji on which given names end.
constexpr std::u32string_view given_ends =
    U"郎子美也介輔太樹人夫雄男一二三恵香奈代江彦之司斗希紀織菜華花衣里理莉音乃央弘宏博志史治助吾真馬哉貴輝翔平成明";

constexpr std::u32string_view latin_names =
    U"james john robert michael william david richard joseph thomas charles christopher daniel matthew anthony mark donald steven paul "
    U"andrew joshua "
    U"kenneth kevin brian george edward ronald timothy jason jeffrey ryan jacob gary nicholas eric jonathan stephen larry justin scott "
    U"brandon benjamin "
    U"samuel gregory frank alexander raymond patrick jack dennis jerry tyler aaron jose adam henry nathan douglas zachary peter kyle "
    U"walter ethan jeremy "
    U"harold keith christian roger noah gerald carl terry sean austin arthur lawrence jesse dylan bryan joe jordan billy bruce albert "
    U"willie gabriel logan "
    U"mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy betty margaret sandra ashley kimberly emily "
    U"donna michelle carol "
    U"amanda dorothy melissa deborah stephanie rebecca sharon laura cynthia kathleen amy angela shirley anna brenda pamela emma nicole "
    U"helen samantha "
    U"katherine christine debra rachel carolyn janet catherine maria heather diane ruth julie olivia joyce virginia victoria kelly lauren "
    U"christina joan "
    U"evelyn judith megan andrea cheryl hannah jacqueline martha gloria teresa ann sara madison frances kathryn janice jean alice abigail "
    U"julia "
    U"smith johnson williams brown jones garcia miller davis rodriguez martinez wilson anderson taylor moore jackson martin lee thompson "
    U"white harris clark "
    U"lewis robinson walker young allen king wright torres nguyen hill flores adams nelson baker hall campbell mitchell carter roberts "
    U"phillips evans turner "
    U"parker collins edwards stewart morris murphy cook rogers morgan peterson cooper reed bailey bell kim cox howard ward richardson "
    U"watson brooks wood "
    U"bennett gray hughes price myers long foster sanders ross morales powell sullivan russell ortiz jenkins perry butler barnes fisher "
    U"henderson coleman";

constexpr std::u32string_view no_names =
    U"お客 客 皆 皆々 各 各位 担当 担当者 ご担当 ご担当者 御担当 関係者 利用者 ユーザ ユーザー ユーザ 会員 お取引先 取引先 貴社 御社 弊社 "
    U"当社 先方 神 仏 王 殿 奥 同 多 仕 模 有 何 お父 お母 "
    U"お子 子 受信者 送信者 差出人 被害者 報告者 管理者 管理 責任者 ご本人 本人 参加者 従業員 社員 職員 お得意 得意 オペレータ 組合員 株主 "
    U"患者 学生 学 入居者 契約者 お二人 読者 "
    U"開発者 視聴者 御 営業 総務 経理 人事 代表 副 元 前 現 新 各社 営業部 総務部 経理部 人事部 情報システム 技術 製造 品質 生産 購買 調達 "
    U"広報 法務 企画 経営企画 本 支 同社 他社 自社 全社 取締役 "
    U"専務 常務 執行 課 部 係 室 所 局 工場 研究 研究所 支店 支社 本社 事務 事務局 委員 委員会 貴殿 宮 若 姫 一 両 某 摂 華 諸 彼 源 平 セ "
    U"摂氏 華氏 名称 姓 氏 情報 システム 情報セキュリティ";

constexpr std::u32string_view common_nouns =
    U"端末 社員 製品 担当 担当者 利用 利用者 職員 役員 取引 取引先 顧客 業務 情報 部門 部署 環境 機器 回線 通信 設備 工場 本社 支店 営業 "
    U"技術 開発 製造 管理 管理者 監視 調査 対応 対策 方針 規程 規則 判断 依頼 "
    U"報告 連絡 連絡先 名前 名称 住所 電話 公式 関係 関係者 関連 関与 全員 一部 全部 全社 共有 内部 外部 資料 文書 図面 契約 資産 口座 "
    U"代表 代表者 社長 部長 課長 窓口 受付 会議 予定 予算 経費 請求 請求書 発注 受注 注文 "
    U"見積 見積書 納品 検収 出荷 在庫 倉庫 物流 配送 輸送 店舗 商品 商標 特許 研究 研究所 実験 試験 試作 設計 仕様 仕様書 品質 保証 保守 "
    U"運用 構成 設定 権限 認証 暗号 署名 証明書 鍵 秘密 機密 個人 個人情報 社内 社外 "
    U"従業員 社員証 入館証 名刺 組織 体制 責任 責任者 上司 部下 同僚 後任 前任 新人 派遣 派遣社員 委託 委託先 協力 協力会社 子会社 親会社 "
    U"関連会社 関係会社 株主 銀行 信用 評判 名義 商号 所在地 海外 国内 現地 拠点 中国 "
    U"米国 欧州 東京 大阪 名古屋 横浜 福岡 札幌 全国 各地 各社 他社 同社 自社 採用 人事 給与 勤怠 健康 安全 衛生 環境 災害 事故 事件 被害 "
    U"影響 原因 経緯 概要 詳細 結果 状況 状態 問題 課題 質問 回答 意見 要望 苦情 相談 "
    U"以下 以上 場合 件数 台数 人数 範囲 期間 時間 日時 当時 現在 今後 従来 通常 緊急 重要 主要 最新 過去 多数 少数 複数 両方 双方 各々 "
    U"送信 受信 送信者 受信者 添付 本文 件名 宛先 差出人 迷惑 不審 不正 攻撃 侵入 感染 検知 遮断 隔離 復旧";

constexpr std::string_view mailbox_providers =
    "gmail.com googlemail.com yahoo.com yahoo.co.jp ymail.com outlook.com outlook.jp hotmail.com hotmail.co.jp live.com live.jp msn.com "
    "icloud.com me.com mac.com "
    "aol.com gmx.com gmx.net gmx.de web.de mail.com proton.me protonmail.com tutanota.com zoho.com yandex.com yandex.ru mail.ru inbox.ru "
    "bk.ru list.ru qq.com 163.com "
    "126.com sina.com sina.cn foxmail.com naver.com daum.net hanmail.net nifty.com biglobe.ne.jp ocn.ne.jp so-net.ne.jp docomo.ne.jp "
    "ezweb.ne.jp au.com softbank.ne.jp "
    "i.softbank.jp excite.co.jp goo.jp infoseek.jp";

constexpr std::string_view public_domains =
    "google.com google.co.jp googleapis.com gstatic.com youtube.com microsoft.com office.com office365.com microsoftonline.com windows.com "
    "windows.net live.net "
    "windowsupdate.com apple.com amazon.com amazon.co.jp amazonaws.com cloudfront.net cloudflare.com akamai.net facebook.com twitter.com "
    "x.com linkedin.com github.com "
    "githubusercontent.com wikipedia.org adobe.com mozilla.org w3.org oasis-open.org mitre.org nist.gov first.org ipa.go.jp jpcert.or.jp "
    "npa.go.jp nisc.go.jp meti.go.jp "
    "virustotal.com iana.org ietf.org schemas.microsoft.com openxmlformats.org xml.org digicert.com letsencrypt.org verisign.com "
    "symantec.com trendmicro.com kaspersky.com "
    "dropbox.com box.com slack.com zoom.us misp-project.org misp.software cisa.gov isc.sans.edu sans.org";

constexpr std::u32string_view public_bodies =
    U"IPA|情報処理推進機構|独立行政法人情報処理推進機構|JPCERT|JPCERT/"
    U"CC|JPCERTコーディネーションセンター|警察庁|警視庁|経済産業省|総務省|内閣サイバーセキュリティセンター|NISC|J-CSIP|J-CRAT|INPIT|"
    U"JC3|FIRST|MITRE|Microsoft|マイクロソフト|日本マイクロソフト|日本マイクロソフト株式会社|Google|グーグル|Amazon|アマゾン|Apple|"
    U"アップル|Adobe|アドビ|Microsoft Corporation|Google LLC|Adobe Inc";

constexpr std::string_view role_addresses =
    "info sales support admin administrator postmaster webmaster hostmaster abuse noreply no-reply donotreply contact inquiry inquiries "
    "press pr recruit hr jinji soumu "
    "keiri eigyo office help helpdesk desk security soc csirt cert mail mailer-daemon root service services customer cs order orders "
    "billing account accounts invoice "
    "news newsletter feedback marketing legal privacy kouhou saiyo toiawase jimukyoku all staff team group user users test system "
    "system-admin it infosec reception general "
    "reply bounce bounces list member members public media ir shop store web www home";

std::unordered_set<std::u32string> words_of(std::u32string_view list, char32_t separator = ' ', std::size_t from = 0,
                                            std::size_t step = 1) {
  std::unordered_set<std::u32string> out;
  for (std::size_t i = 0, count = 0; i < list.size(); ++count) {
    const std::size_t end = std::min(list.find(separator, i), list.size());
    if (end > i && count >= from && (count - from) % step == 0) out.emplace(list.substr(i, end - i));
    i = end + 1;
  }
  return out;
}

std::unordered_set<std::string> words_of(std::string_view list) {
  std::unordered_set<std::string> out;
  for (std::size_t i = 0; i < list.size();) {
    const std::size_t end = std::min(list.find(' ', i), list.size());
    if (end > i) out.emplace(list.substr(i, end - i));
    i = end + 1;
  }
  return out;
}

bool in(const std::unordered_set<std::u32string>& set, std::u32string_view word) { return set.contains(std::u32string(word)); }

bool in_or_below(const std::unordered_set<std::string>& set, std::string_view domain) {
  for (;;) {
    if (set.contains(std::string(domain))) return true;
    const std::size_t dot = domain.find('.');
    if (dot == std::string_view::npos) return false;
    domain.remove_prefix(dot + 1);
  }
}

}  // namespace

bool is_family_name(std::u32string_view kanji) {
  static const auto set = words_of(family_names, ' ', 0, 2);
  return in(set, tight_of(kanji).units);
}

bool is_doubtful_family_name(std::u32string_view kanji) {
  static const auto set = words_of(doubtful_family_names);
  return in(set, kanji);
}

bool is_given_name(std::u32string_view kanji) {
  static const auto set = words_of(given_names, ' ', 0, 2);
  if (in(set, kanji)) return true;
  return kanji.size() >= 2 && kanji.size() <= 3 && given_ends.find(kanji.back()) != std::u32string_view::npos;
}

bool is_kana_name(std::u32string_view hiragana) {
  static const auto families = words_of(family_names, ' ', 1, 2);
  static const auto given = words_of(given_names, ' ', 1, 2);
  return in(families, hiragana) || in(given, hiragana);
}

bool is_latin_name(std::u32string_view lower) {
  static const auto set = [] {
    auto all = words_of(latin_names);
    for (const std::u32string_view list : {family_names, given_names})
      for (const std::u32string& kana : words_of(list, ' ', 1, 2))
        for (const std::u32string& one : romaji_of(to_utf8(kana)))
          if (one.size() >= 3) all.insert(one);
    return all;
  }();
  return in(set, lower);
}

bool is_no_name(std::u32string_view before_honorific) {
  static const auto set = words_of(no_names);
  return in(set, before_honorific);
}

bool is_common_noun(std::u32string_view kanji) {
  static const auto set = words_of(common_nouns);
  return in(set, kanji);
}

bool is_mailbox_provider(std::string_view domain) {
  static const auto set = words_of(mailbox_providers);
  return in_or_below(set, domain);
}

bool is_public_domain(std::string_view domain) {
  static const auto set = words_of(public_domains);
  return in_or_below(set, domain) || is_mailbox_provider(domain);
}

bool is_public_body(std::u32string_view name) {
  static const auto set = [] {
    std::unordered_set<std::u32string> tight;
    for (const std::u32string& one : words_of(public_bodies, '|')) tight.insert(tight_of(one).units);
    return tight;
  }();
  return in(set, tight_of(name).units);
}

bool is_role_address(std::string_view local_part) {
  static const auto set = words_of(role_addresses);
  return set.contains(std::string(local_part));
}

}  // namespace sekimori::mask
