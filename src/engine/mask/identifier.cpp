#include "engine/mask/identifier.h"

#include <array>
#include <utility>

namespace sekimori::mask {
namespace {

struct Row {
  std::string_view name;
  Text title;
};

constexpr std::array<Row, 4> sides = {{{"attacker", {.ja = "攻撃者", .en = "attacker"}},
                                       {"victim", {.ja = "被害者", .en = "victim"}},
                                       {"third_party", {.ja = "第三者", .en = "third party"}},
                                       {"public", {.ja = "公知", .en = "public"}}}};

constexpr std::array<Row, identifier_count> identifiers = {{
    {"organisation", {.ja = "組織", .en = "organisation"}},
    {"subsidiary", {.ja = "関係会社", .en = "affiliate"}},
    {"product", {.ja = "製品", .en = "product"}},
    {"person", {.ja = "人物", .en = "person"}},
    {"department", {.ja = "部署", .en = "department"}},
    {"title", {.ja = "役職", .en = "title"}},
    {"phone", {.ja = "電話番号", .en = "phone"}},
    {"postal_address", {.ja = "住所", .en = "postal address"}},
    {"mail_address", {.ja = "メール", .en = "mail"}},
    {"domain", {.ja = "ドメイン", .en = "domain"}},
    {"internal_host", {.ja = "内部ホスト", .en = "internal host"}},
    {"received_chain", {.ja = "受信経路", .en = "received chain"}},
    {"ip_address", {.ja = "組織のIP", .en = "own IP"}},
    {"banner", {.ja = "バナー", .en = "banner"}},
    {"path_user", {.ja = "利用者", .en = "user"}},
    {"share_name", {.ja = "共有", .en = "share"}},
    {"ticket", {.ja = "管理番号", .en = "ticket"}},
    {"document_property", {.ja = "文書情報", .en = "document property"}},
    {"decoy_text", {.ja = "おとり文書", .en = "decoy text"}},
    {"quoted_text", {.ja = "引用文", .en = "quoted text"}},
    {"screenshot", {.ja = "画像", .en = "picture"}},
    {"tracking_id", {.ja = "受信者ID", .en = "recipient id"}},
    {"authentication_result", {.ja = "認証結果", .en = "authentication result"}},
    {"timestamp", {.ja = "時刻", .en = "time"}},
    {"attribute_combination", {.ja = "属性", .en = "attributes"}},
}};

constexpr std::array<std::string_view, 8> indicators = {"url",  "domain",    "ip_address",    "mail_address",
                                                        "hash", "file_name", "vulnerability", "header"};

constexpr std::array<Row, 27> reasons = {{
    {"roster_name", {.ja = "名簿にある名称・番号", .en = "a name or number of the roster"}},
    {"roster_person", {.ja = "名簿にある人", .en = "a person of the roster"}},
    {"roster_domain", {.ja = "名簿にあるドメイン・アドレス範囲", .en = "a domain or address range of the roster"}},
    {"roster_look_alike", {.ja = "名簿の名称に似せたもの", .en = "imitates a name of the roster"}},
    {"recipient", {.ja = "この報告の宛先", .en = "a recipient of this report"}},
    {"derived", {.ja = "この報告の別の所から分かったもの", .en = "learnt elsewhere in this report"}},
    {"private_range", {.ja = "組織の中だけのアドレス", .en = "an address inside networks"}},
    {"internal_name", {.ja = "組織の中の名前の形", .en = "the form of an internal name"}},
    {"form", {.ja = "識別情報の形", .en = "the form of an identifier"}},
    {"keyword", {.ja = "前にある語が示すもの", .en = "a word before it says so"}},
    {"salutation", {.ja = "敬称・役職・挨拶に付くもの", .en = "stands with an honorific, a title or a greeting"}},
    {"common_name", {.ja = "よくある人名", .en = "a frequent name"}},
    {"legal_form", {.ja = "法人格が付くもの", .en = "carries a legal form"}},
    {"encoded", {.ja = "復号して分かったもの", .en = "found when decoded"}},
    {"recipient_parameter", {.ja = "受信者を区別する値", .en = "tells recipients apart"}},
    {"own_words", {.ja = "被害者が書いた文", .en = "written by the victim"}},
    {"spoofed", {.ja = "騙られた送信者", .en = "an imitated sender"}},
    {"header_policy", {.ja = "外に出さないヘッダー", .en = "no such header leaves"}},
    {"time_policy", {.ja = "時刻は月と間隔だけ", .en = "times leave as months and distances"}},
    {"property_policy", {.ja = "文書の作成情報は出さない", .en = "who made a document stays here"}},
    {"sender", {.ja = "送信元", .en = "where it came from"}},
    {"attack_context", {.ja = "前にある語が攻撃を示す", .en = "a word before it speaks of the attack"}},
    {"no_sign_of_victim", {.ja = "会員とのつながりが見当たらない", .en = "nothing ties it to a member"}},
    {"well_known", {.ja = "誰でも知っている", .en = "known to everybody"}},
    {"cleared", {.ja = "名前を出すことに同意がある", .en = "cleared to be named"}},
    {"cannot_be_read", {.ja = "中を読めない", .en = "cannot be read"}},
    {"by_hand", {.ja = "担当者が指定したもの", .en = "said by hand"}},
}};

}  // namespace

std::string_view name_of(Side side) { return sides.at(static_cast<std::size_t>(side)).name; }
Text title_of(Side side) { return sides.at(static_cast<std::size_t>(side)).title; }
std::string_view name_of(Identifier identifier) { return identifiers.at(static_cast<std::size_t>(identifier)).name; }
std::optional<Identifier> identifier_from(std::string_view name) {
  for (std::size_t i = 0; i < identifiers.size(); ++i)
    if (identifiers.at(i).name == name) return static_cast<Identifier>(i);
  return std::nullopt;
}
Text title_of(Identifier identifier) { return identifiers.at(static_cast<std::size_t>(identifier)).title; }
std::string_view name_of(Indicator indicator) { return indicators.at(static_cast<std::size_t>(indicator)); }
std::string_view name_of(Reason reason) { return reasons.at(static_cast<std::size_t>(reason)).name; }
Text title_of(Reason reason) { return reasons.at(static_cast<std::size_t>(reason)).title; }

}  // namespace sekimori::mask
