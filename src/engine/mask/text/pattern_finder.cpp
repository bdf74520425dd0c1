#include "engine/mask/text/pattern_finder.h"

#include <arpa/inet.h>
#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <memory>

#include "base/text.h"
#include "engine/mask/text/company_form.h"
#include "engine/mask/text/name_lists.h"
#include "engine/mask/text/spans.h"
#include "engine/mask/text/tight.h"

namespace sekimori::mask {
namespace {

#define DOT R"((?:\.|\[\.\]|\(\.\)|\{\.\}|\[dot\]|\(dot\)))"
#define HOST R"((?:[A-Za-z0-9_](?:[A-Za-z0-9_\-]*[A-Za-z0-9_])?)" DOT R"()+[A-Za-z][A-Za-z0-9\-]{1,23})"
#define PREFECTURE                                                                                                                      \
  "(?:北海道|東京都|京都府|大阪府|(?:青森|岩手|宮城|秋田|山形|福島|茨城|栃木|群馬|埼玉|千葉|神奈川|新潟|富山|石川|福井|山梨|長野|岐阜|" \
  "静岡|愛知|三重|滋賀|兵庫|奈良|和歌山|鳥取|島根|岡山|広島|山口|徳島|香川|愛媛|高知|福岡|佐賀|長崎|熊本|大分|宮崎|鹿児島|沖縄)県)"

using std::string_view;

bool in_list(string_view word, string_view list) {  // list: " a b c "
  return list.find(std::string(" ").append(word).append(" ")) != string_view::npos;
}

bool is_top_level(string_view label) {
  return in_list(ascii_lower(label),
                 " com net org info biz jp cn kr tw hk sg in us uk de fr ru it es nl be ch at se no fi dk pl cz eu ca au nz br mx ar za tr "
                 "ir il ua kz vn th my id ph "
                 "io co me tv cc ws to ly gg sh ai app dev cloud online site xyz top club shop store live tech space website icu vip pro "
                 "work link click pw tk ml ga "
                 "cf gq su name mobi asia edu gov mil int page blog email host press news today world network systems solutions support "
                 "services group "
                 "company center example test invalid onion bid loan win party date trade review download stream science racing men fun "
                 "cyou buzz monster rest bar "
                 "tokyo osaka nagoya kyoto yokohama kim ltd art life email digital zone wiki agency media red blue pink ");
}

bool is_file_ending(string_view label) {
  return in_list(ascii_lower(label),
                 " exe dll sys scr lnk js jse vbs vbe wsf hta bat cmd ps1 doc docx docm xls xlsx xlsm ppt pptx pdf zip rar lzh iso img vhd "
                 "vhdx one chm rtf jar msi "
                 "cpl txt csv htm html xml json log dat tmp bin png jpg jpeg gif bmp svg eml msg ini cfg conf bak db sqlite php asp aspx "
                 "jsp py pl rb md ");
}

// A line before a value, at most so far back.
string_view line_before(string_view text, std::size_t at) {
  constexpr std::size_t reach = 90;
  std::size_t start = at > reach ? at - reach : 0;
  while (start < at && (static_cast<unsigned char>(text[start]) & 0xC0U) == 0x80) ++start;
  const string_view near = text.substr(start, at - start);
  const std::size_t line = near.rfind('\n');
  return line == string_view::npos ? near : near.substr(line + 1);
}

// Whether a word that names the victim belongs to the value behind it: "当社のプロキシは X", not "当社の佐藤が X".
bool speaks_of(string_view between) {
  if (count_code_points(between) > 22) return false;
  static constexpr string_view breaks[] = {"。", "、", "が", "を", "から", "より", "に", "へ", ", ", "; ", " from ", " by ", " to "};
  return std::ranges::none_of(breaks, [&](string_view one) { return between.find(one) != string_view::npos; });
}

enum class Cue { none, victim, attack };

// The last word before a value that says whose it is.
Cue cue_before(string_view text, std::size_t at) {
  static constexpr string_view victim[] = {
      "当社",       "弊社",     "自社",         "社内", "弊学",     "本学",   "本院",      "当院",    "弊所", "当所", "我が社",
      "組織内",     "庁内",     "所内",         "学内", "院内",     "当方",   "受信者",    "宛先",    "宛て", "宛:",  "被害端末",
      "受信サーバ", "プロキシ", "グローバルIP", "our ", "internal", "victim", "recipient", "gateway", "To:",  "Cc:"};
  static constexpr string_view attack[] = {
      "攻撃",  "C2",           "C&C",     "不正",     "悪性",         "接続先",     "通信先",   "送信元",    "差出人",     "誘導",
      "配布",  "ダウンロード", "リンク",  "詐称",     "フィッシング", "マルウェア", "attacker", "malicious", "phishing",   "sender",
      "From:", "download",     "payload", "callback", "beacon",       "C&amp;C",    "malware",  "hosted",    "connects to"};
  const std::string before(line_before(text, at));
  std::size_t v = 0, a = 0;
  for (const string_view word : victim)
    if (const std::size_t found = before.rfind(word);
        found != std::string::npos && speaks_of(std::string_view(before).substr(found + word.size())))
      v = std::max(v, found + 1);
  for (const string_view word : attack)
    if (const std::size_t found = before.rfind(word); found != std::string::npos) a = std::max(a, found + 1);
  return v == a ? Cue::none : v > a ? Cue::victim : Cue::attack;
}

struct Found {
  std::size_t start, end;  // bytes
};

template <class Take>
void each_match(const RE2& pattern, string_view text, int group, Take take) {
  std::array<re2::StringPiece, 6> pieces;
  const re2::StringPiece whole(text.data(), text.size());
  for (std::size_t at = 0; at <= text.size();) {
    if (!pattern.Match(whole, at, text.size(), RE2::UNANCHORED, pieces.data(), std::max(group + 1, 2))) return;
    const std::size_t match_end = static_cast<std::size_t>(pieces[0].data() - text.data()) + pieces[0].size();
    const re2::StringPiece& wanted = pieces.at(static_cast<std::size_t>(group));
    std::size_t next = std::max(match_end, static_cast<std::size_t>(pieces[0].data() - text.data()) + 1);
    if (wanted.data() != nullptr && !wanted.empty()) {
      const Found found{static_cast<std::size_t>(wanted.data() - text.data()),
                        static_cast<std::size_t>(wanted.data() - text.data()) + wanted.size()};
      take(found);
      next = std::max(next, found.end);
    }
    while (next < text.size() && (static_cast<unsigned char>(text[next]) & 0xC0U) == 0x80) ++next;
    at = next;
  }
}

struct Form {
  Identifier identifier;
  Reason reason;
  const char* pattern;
  int group;
  bool (*holds)(string_view value, string_view before, string_view after);
  Side side = Side::victim;
};

bool has_digit(string_view value) {
  return std::ranges::any_of(value, [](char c) { return c >= '0' && c <= '9'; });
}

bool always(string_view, string_view, string_view) { return true; }

bool is_host_like(string_view value, string_view, string_view) {
  const bool upper =
      std::ranges::all_of(value, [](char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_'; });
  return has_digit(value) || value.find('-') != string_view::npos || (upper && value.size() >= 3);
}

bool is_phone(string_view value, string_view before, string_view) {
  const auto digits = std::ranges::count_if(value, [](char c) { return c >= '0' && c <= '9'; });
  const bool bounded = before.empty() || (before.back() != '-' && before.back() != '.' && (before.back() < '0' || before.back() > '9'));
  return bounded && digits >= 9 && digits <= 15;
}

bool is_unglued(string_view, string_view before, string_view) { return before.empty() || (before.back() != '-' && before.back() != '_'); }

bool is_ticket(string_view value, string_view before, string_view after) {
  return is_unglued(value, before, after) && has_digit(value) && !value.starts_with("CVE-") && !value.starts_with("UTF") &&
         !value.starts_with("ISO") && !value.starts_with("SHA") && !value.starts_with("AES") && !value.starts_with("KB") &&
         !value.starts_with("MS") && !value.starts_with("RFC");
}

bool is_account_pair(string_view value, string_view before, string_view after) {
  if (!before.empty() && (before.back() == '\\' || before.back() == ':' || before.back() == '%')) return false;
  if (!after.empty() && after.front() == '\\') return false;
  const string_view head = value.substr(0, value.find('\\'));
  return !in_list(head, " HKLM HKCU HKCR HKU NT BUILTIN SOFTWARE SYSTEM WINDOWS SYSTEM32 MICROSOFT TEMP AUTHORITY ");
}

bool is_path_user(string_view value, string_view, string_view) {
  const std::string lower = ascii_lower(trim(value));
  return !in_list(lower, " public default administrator admin all defaultuser0 defaultapppool user guest shared ") &&
         lower != "all users" && lower != "default user" && !lower.starts_with("%") && !lower.starts_with("<") && !lower.starts_with("[") &&
         !lower.empty();
}

bool is_department(string_view value, string_view, string_view) {
  static constexpr string_view none[] = {"一部", "全部", "内部", "外部", "上部", "下部",     "幹部",     "細部",   "頭部",  "各部",
                                         "本部", "支部", "支店", "支社", "工場", "センター", "グループ", "チーム", "研究所"};
  return std::ranges::find(none, value) == std::end(none);
}

bool is_named_place(string_view value, string_view, string_view) {
  static constexpr string_view none[] = {"The ",       "Our ",      "This ", "That ",      "Their ",    "Your ",   "Any ",
                                         "Main ",      "Head ",     "Home ", "Web ",       "Post ",     "Each ",   "Every ",
                                         "Microsoft ", "Phishing ", "Fake ", "Malicious ", "Download ", "Landing "};
  return std::ranges::none_of(none, [&](string_view one) { return value.starts_with(one); });
}

bool is_unknown_organisation(string_view value, string_view, string_view) { return !is_public_body(to_utf32(value)); }

bool is_name_behind_form(string_view value, string_view before, string_view after) {
  return is_unknown_organisation(value, before, after) && leads_its_form(value, before);
}

bool is_name_before_form(string_view value, string_view before, string_view after) {
  return is_unknown_organisation(value, before, after) && ends_with_its_form(value, after);
}

bool is_corporate_number(string_view value, string_view, string_view) {
  // Check digit of the national tax agency: 9 minus the weighted sum modulo 9.
  int sum = 0;
  for (std::size_t i = 0; i < 12; ++i) sum += (value[12 - i] - '0') * (i % 2 == 0 ? 1 : 2);
  return value[0] - '0' == 9 - sum % 9;
}

bool is_english_place(string_view value, string_view, string_view) {
  static constexpr string_view places[] = {"-ku",   "-shi",  "-cho",   "-machi", "-gun",     "Japan",
                                           "Tokyo", "Osaka", "Nagoya", "Kyoto",  "Yokohama", "Prefecture"};
  return std::ranges::any_of(places, [&](string_view place) { return value.find(place) != string_view::npos; });
}

#define UNIT_HEAD                                                                                                                         \
  "(?:経営|企画|総務|人事|労務|経理|財務|会計|法務|知的財産|知財|広報|宣伝|営業|販売|購買|調達|資材|生産|製造|品質|保証|技術|開発|研究|"  \
  "設計|"                                                                                                                                 \
  "試験|情報|システム|ネットワーク|インフラ|セキュリティ|海外|国際|国内|第[一二三四五六七八九十0-9]+|[東西南北]日本|首都圏|関東|関西|"    \
  "中部|"                                                                                                                                 \
  "九州|東北|北海道|中国|四国|環境|安全|衛生|施設|設備|監査|物流|輸出|輸入|貿易|顧客|お客様|サポート|カスタマー|サービス|事業|戦略|推進|" \
  "管理|"                                                                                                                                 \
  "統括|業務|ソリューション|デジタル|IT|ICT|DX|CSIRT|SOC|危機|リスク|内部統制|監視|運用|保守|工務|土木|建築|電気|機械|化学|材料|電池|"    \
  "半導体|"                                                                                                                               \
  "医薬|臨床|診療|看護|薬剤|教務|学生|入試|航空|宇宙|防衛|エネルギー|プラント|自動車|車両|鉄道|通信|金融|融資|審査|証券|市場|商品|"       \
  "マーケティング)"

const Form forms[] = {
    // Hosts and accounts.
    {Identifier::internal_host, Reason::internal_name,
     R"((?i)\b((?:[a-z0-9_](?:[a-z0-9_\-]*)\.)+(?:local|corp|internal|lan|intra|intranet|localdomain|private|priv))\b)", 1, always},
    {Identifier::internal_host, Reason::internal_name, R"(\b((?:DESKTOP|LAPTOP|WIN|CLIENT|NOTE)-[A-Z0-9]{5,12})\b)", 1, always},
    {Identifier::internal_host, Reason::internal_name,
     R"(\b((?:PC|WS|SRV|SV|SVR|DC|FS|NAS|MX|MAIL|AD|WEB|APP|DB|SQL|PROXY|PRX|FW|VPN|TERM|CL|NB|NT|VM|ESX|HV|EX|SMTP|DNS|FILE|PRINT)[-_]?(?:[A-Z]{1,8}[-_]?)?[0-9]{1,5}[A-Z]?)\b)",
     1, always},
    {Identifier::internal_host, Reason::keyword,
     R"((?i)(?:ホスト名|コンピュータ名|コンピューター名|端末名|サーバ名|サーバー名|機器名|マシン名|PC名|端末|サーバー?|hostname|host name|host|computer(?: name)?|workstation|machine(?: name)?|device(?: name)?|endpoint|server)\s*(?:[:：=は]|is|named)?\s*[「"'(（]?([A-Za-z][A-Za-z0-9_\-]{2,30}))",
     1, is_host_like},
    {Identifier::path_user, Reason::form, R"((?i)[\\/](?:Users|Documents and Settings|ユーザー)\\([^\\/"'<>|:*?\r\n\t]{1,40})\\)", 1,
     is_path_user},
    {Identifier::path_user, Reason::form, R"((?i)\\(?:Users|Documents and Settings)\\([^\\/"'<>|:*?\r\n\t 、。」)]{1,40}))", 1,
     is_path_user},
    {Identifier::path_user, Reason::form, R"((?:^|[\s"'=:(])/(?:home|Users)/([A-Za-z0-9._\-]{1,40}))", 1, is_path_user},
    {Identifier::path_user, Reason::form, R"(\b([A-Z][A-Z0-9\-]{1,14}\\[A-Za-z][A-Za-z0-9._\-]{1,30})\b)", 1, is_account_pair},
    {Identifier::path_user, Reason::keyword,
     R"((?i)(?:ユーザー?名|アカウント名?|ログオン名|ログイン名|利用者ID|ユーザー?ID|user ?name|account(?: name)?|log-?in(?: name)?|user ?id)\s*[:：=]\s*[「"']?([A-Za-z0-9][A-Za-z0-9._\-]{1,40}))",
     1, always},
    {Identifier::internal_host, Reason::internal_name, R"(\b([A-Z]{2,6}-[A-Z]{1,4}-?\d{2,6}[A-Z]?)\b)", 1, is_unglued},
    // Numbers.
    {Identifier::phone, Reason::form, R"((\(?0\d{1,4}\)?[\- ]\(?\d{1,4}\)?[\- ]\d{3,4}))", 1, is_phone},
    {Identifier::phone, Reason::form, R"((\(0\d{1,4}\) ?\d{1,4}-\d{3,4}))", 1, is_phone},
    {Identifier::phone, Reason::form, R"((\+\d{1,3}[\- ]?\(?0?\)?\d{1,4}[\- ]\d{1,4}[\- ]\d{3,4}))", 1, always},
    {Identifier::phone, Reason::form, R"(((?:0120|0570|0800|0[5789]0)-?\d{2,4}-?\d{3,4}))", 1, is_phone},
    {Identifier::phone, Reason::keyword, R"((?i)(?:TEL|電話番号|電話|FAX|携帯|phone|mobile|直通)\s*[:：.]?\s*([+(]?\d[\d\-() ]{7,17}\d))",
     1, always},
    {Identifier::phone, Reason::keyword, R"((?:内線|ext\.?|Ext\.?|extension)\s*[:：]?\s*(\d{3,6}))", 1, always},
    {Identifier::postal_address, Reason::form, R"(〒\s?(\d{3}-?\d{4}))", 1, always},
    {Identifier::postal_address, Reason::form,
     "(" PREFECTURE
     R"([\p{Han}ヶケがのつ]{1,8}(?:市|区|町|村|郡)[\p{Han}\p{Hiragana}\p{Katakana}ー]{0,15} ?(?:[0-9一二三四五六七八九十〇]+(?:丁目|番地?|号|の|-)?){1,5}(?: ?[\p{Han}\p{Katakana}ーA-Za-z0-9・]+(?:ビルディング|ビル|タワー|マンション|プラザ|センター|スクエア|館)(?: ?[0-9A-Z]{1,4}(?:階|F|号室)?)?)?))",
     1, always},
    {Identifier::postal_address, Reason::form,
     R"(([\p{Han}ヶケ]{1,6}(?:市|区|町|村|郡)[\p{Han}\p{Hiragana}\p{Katakana}ー]{0,12}? ?[0-9一二三四五六七八九十〇]+(?:(?:丁目|番地?|号|の|-)[0-9一二三四五六七八九十〇]*){1,5}(?: ?[\p{Han}\p{Katakana}ーA-Za-z0-9・]+(?:ビルディング|ビル|タワー|マンション|プラザ|センター|スクエア|館)(?: ?[0-9A-Z]{1,4}(?:階|F|号室)?)?)?))",
     1, always},
    {Identifier::postal_address, Reason::form, "(" PREFECTURE R"([\p{Han}ヶケ]{1,6}?(?:市|区|町|村|郡)))", 1, always},
    {Identifier::postal_address, Reason::form,
     R"((\d{1,4}-\d{1,4}(?:-\d{1,4})?,? [A-Z][A-Za-z]+(?:-[a-z]+)?(?:,? [A-Z][A-Za-z]+(?:-[a-z]+)?){0,4}(?:,? \d{3}-\d{4})?(?:,? Japan)?))",
     1, is_english_place},
    {Identifier::ticket, Reason::form,
     R"(\b((?:INC|REQ|CHG|RITM|TASK|SR|CASE|TKT|TICKET|HD|SD|PRB|IR|CS|TT|IM)[-#_]?\d{3,12}(?:-\d{1,6})?)\b)", 1, is_ticket},
    {Identifier::ticket, Reason::keyword,
     R"((?i)(?:チケット(?:番号)?|受付番号|管理番号|問い?合わ?せ番号|整理番号|案件番号|案件ID|インシデント番号|依頼番号|伝票番号|注文番号|契約番号|ticket(?: (?:no\.?|number|id))?|incident(?: (?:no\.?|number|id))?|case (?:no\.?|number|id)|reference (?:no\.?|number))\s*[:：#=は]?\s*[「"']?#?([A-Za-z0-9][A-Za-z0-9\-_/]{2,30}))",
     1, is_ticket},
    {Identifier::ticket, Reason::form, R"(\b([A-Z]{2,10}-\d{3,8})\b)", 1, is_ticket},
    {Identifier::person, Reason::keyword,
     R"((?i)(?:社員番号|従業員番号|職員番号|社員ID|employee (?:no\.?|number|id)|staff (?:no\.?|number|id))\s*[:：#=は]?\s*([A-Za-z0-9][A-Za-z0-9\-]{2,15}))",
     1, always},
    {Identifier::organisation, Reason::form, R"(\bT?([1-9]\d{12})\b)", 1, is_corporate_number},
    {Identifier::organisation, Reason::keyword,
     R"((?i)(?:証券コード|銘柄コード|証券番号|stock code|ticker|securities code|東証プライム|東証スタンダード|東証グロース|東証一部|東証)\s*[:：(（]?\s*(\d[0-9A-Z]\d[0-9A-Z])\b)",
     1, always},
    {Identifier::organisation, Reason::form, R"(\b(\d[0-9A-Z]\d[0-9A-Z]\.(?:T|JP))\b)", 1, always},
    {Identifier::organisation, Reason::keyword, R"((?i)(?:法人番号|corporate number)\s*[:：]?\s*(\d[\d\-]{11,16}\d))", 1, always},
    // Words.
    {Identifier::department, Reason::form,
     "(" UNIT_HEAD
     R"((?:[\p{Han}\p{Katakana}ー・A-Z0-9]{0,10}?)(?:本部|事業部|部門|部|課|室|グループ|センター|支店|支社|営業所|工場|研究所|事業所|係|チーム|局)(?:[\p{Han}\p{Katakana}ー0-9]{1,8}(?:部|課|室|グループ|係|チーム))?))",
     1, is_department},
    {Identifier::department, Reason::form, R"(([\p{Han}]{1,5}(?:支店|支社|営業所|工場|研究所|事業所|製作所|事業部)))", 1, is_department},
    {Identifier::department, Reason::form,
     R"(((?:[A-Z][A-Za-z&]+ ){1,3}(?:Department|Division|Dept\.?|Section|Plant|Factory|Laboratory|Branch|Works|Office)\b))", 1, always},
    {Identifier::department, Reason::form,
     R"(\b([A-Z][a-z]{2,}(?: [A-Z][a-z]+)? (?:plant|factory|works|laboratory|branch|headquarters|office|site))\b)", 1, is_named_place},
    {Identifier::title, Reason::form,
     R"(((?:代表取締役(?:社長|会長)?|取締役|(?:上席|常務|専務)?執行役員|副?社長|(?:専務|常務)(?:取締役)?|副?会長|副?本部長|副?部長|副?課長|係長|主任(?:研究員)?|次長|副?室長|副?所長|副?工場長|副?センター長|支店長|支社長|局長|主査|主幹|参事|顧問|監査役|理事長?|学長|院長|事務局長|マネージャー|グループリーダー|チームリーダー)))",
     1, always},
    {Identifier::title, Reason::form,
     R"(\b((?:Chief [A-Z][a-z]+(?: [A-Z][a-z]+)? Officer|(?:Senior |Executive )?Vice President|Managing Director|(?:General|Deputy|Senior|Assistant|Section|Plant|Department|Project) (?:Manager|Director|Chief)|CEO|CFO|CIO|CISO|CTO|COO))\b)",
     1, always},
    {Identifier::organisation, Reason::legal_form,
     R"(((?:株式会社|㈱|\(株\)|有限会社|㈲|\(有\)|合同会社|合資会社|学校法人|医療法人(?:社団|財団)?|社会福祉法人|一般社団法人|一般財団法人|公益財団法人|公益社団法人|国立大学法人|独立行政法人|国立研究開発法人) ?[\p{Han}\p{Katakana}ー・A-Za-z0-9&]{1,20}))",
     1, is_name_behind_form, Side::third_party},
    {Identifier::organisation, Reason::legal_form,
     R"(((?:(?:\b[A-Z]{1,6})?[\p{Han}\p{Katakana}ー・]{1,20}|\b[A-Za-z&]{2,20}) ?(?:株式会社|㈱|\(株\)|有限会社|\(有\)|㈲|合同会社)))", 1,
     is_name_before_form, Side::third_party},
    {Identifier::organisation, Reason::legal_form, R"(([\p{Han}\p{Katakana}ー]{2,10}(?:大学|病院|銀行|信用金庫|製作所|重工業|新聞社)))", 1,
     is_unknown_organisation, Side::third_party},
    {Identifier::organisation, Reason::legal_form,
     R"(((?:[A-Z][A-Za-z0-9&'\-]* ){1,5}?(?:Co\.?,? ?Ltd\b\.?|Inc\b\.?|Corporation\b|Corp\b\.?|K\.K\.|Ltd\b\.?|LLC\b|GmbH\b|Holdings\b|University\b|Hospital\b|Bank\b)))",
     1, is_unknown_organisation, Side::third_party},
    {Identifier::organisation, Reason::legal_form,
     R"(([A-Z][A-Za-z0-9&'\-]*(?: [A-Z][A-Za-z0-9&'\-]*){0,4},? (?:Co\.?,? ?Ltd\b\.?|Inc\b\.?|Corporation\b|Corp\b\.?|K\.K\.|LLC\b|GmbH\b)))",
     1, is_unknown_organisation, Side::third_party},
    {Identifier::attribute_combination, Reason::form, R"((?i)((?:従業員数?|社員数?|職員数?)(?:は|:|：|約)? ?約? ?[0-9,]{2,7} ?(?:名|人)))",
     1, always},
    {Identifier::attribute_combination, Reason::form, R"((?i)([0-9,]{2,7} employees))", 1, always},
    {Identifier::attribute_combination, Reason::form,
     R"((?i)((?:売上高?|資本金|年商)(?:は|:|：)? ?約? ?[0-9,.]{1,9} ?(?:兆|億|百万|万)?円))", 1, always},
    // Lines of servers.
    {Identifier::banner, Reason::form, R"((?m)^\s*(220[ -][A-Za-z0-9.\-]+ E?SMTP[^\n]*)$)", 1, always},
    {Identifier::banner, Reason::form,
     R"((?im)^(?:via|x-cache|server|x-[a-z\-]*(?:gateway|scanner|appliance|proxy|filter)[a-z\-]*)\s*:\s*([^\n]+)$)", 1, always},
};

const std::vector<std::unique_ptr<RE2>>& compiled_forms() {
  static const std::vector<std::unique_ptr<RE2>> all = [] {
    std::vector<std::unique_ptr<RE2>> out;
    RE2::Options options;
    options.set_log_errors(false);
    options.set_max_mem(std::int64_t(64) << 20);
    for (const Form& form : forms) {
      out.push_back(std::make_unique<RE2>(form.pattern, options));
      SEKIMORI_CHECK(out.back()->ok());
    }
    return out;
  }();
  return all;
}

class PatternFinder {
 public:
  PatternFinder(const View& view, const Knowledge& knowledge, const FindingSink& sink)
      : view_(view), knowledge_(knowledge), sink_(sink), levelled_(levelled_text(view)), text_(levelled_.utf8) {}

  void run() {
    indicators();
    shares();
    if (view_.block) return labelled();  // garbage has telephone numbers in it, too
    stock_codes();
    const auto& patterns = compiled_forms();
    for (std::size_t i = 0; i < patterns.size(); ++i) {
      const Form& form = forms[i];
      each_match(*patterns[i], text_, form.group, [&](Found found) {
        const string_view value = text_.substr(found.start, found.end - found.start);
        if (!form.holds(value, text_.substr(0, found.start), text_.substr(found.end))) return;
        if (knowledge_.is_cleared(value)) return;
        if (form.reason == Reason::legal_form) return organisation(found, form);
        change(found, form.identifier, form.side, form.reason, std::string(name_of(form.identifier)) + ":" + to_utf8(tight_word(value)));
      });
    }
    find_persons(view_, levelled_, sink_);
    find_times(view_, sink_);
  }

 private:
  // Inside blocks a number counts only behind the word that says what it is.
  void labelled() {
    const auto& patterns = compiled_forms();
    for (std::size_t i = 0; i < patterns.size(); ++i) {
      const Form& form = forms[i];
      if (form.identifier != Identifier::ticket && form.identifier != Identifier::organisation) continue;
      if (form.reason != Reason::keyword && !(form.identifier == Identifier::ticket && form.reason == Reason::form)) continue;
      each_match(*patterns[i], text_, form.group, [&](Found found) {
        const string_view value = text_.substr(found.start, found.end - found.start);
        if (!form.holds(value, text_.substr(0, found.start), text_.substr(found.end)) || knowledge_.is_cleared(value)) return;
        if (form.reason == Reason::form && value.size() < 8) return;  // two letters and digits stand in garbage, too
        change(found, form.identifier, form.side, Reason::encoded,
               std::string(name_of(form.identifier)) + ":" + to_utf8(tight_word(value)));
      });
    }
  }

  // (6599), コード:6599. Such numbers are everybody's: only the reporter's own code is taken for one, and in brackets none that could be a
  // year.
  void stock_codes() {
    static const RE2 bracketed(R"([(\[]\s?(\d[0-9A-Z]\d[0-9A-Z])\s?[)\]])");
    static const RE2 labelled(R"((?:^|[^\p{Katakana}ー])コード\s?[:=]?\s?(\d[0-9A-Z]\d[0-9A-Z])\b)");
    for (const RE2* pattern : {&bracketed, &labelled})
      each_match(*pattern, text_, 1, [&](Found found) {
        const string_view code = text_.substr(found.start, found.end - found.start);
        if (pattern == &bracketed && code >= "1900" && code < "2100") return;
        if (const auto owner = knowledge_.owner_of_stock_code(code); owner && owner->side == Side::victim)
          change(found, Identifier::organisation, owner->side, Reason::derived, owner->subject);
      });
  }

  Finding base(Found found) const {
    Finding out;
    put_at(out, view_, levelled_.character[found.start], levelled_.character[found.end - 1] + std::size_t(1));
    return out;
  }

  // A name with the form of a company.
  void organisation(Found found, const Form& form) {
    const string_view value = text_.substr(found.start, found.end - found.start);
    const FirmInForm firm = firm_in(value, knowledge_);
    if (firm.owner)
      return change({found.start + firm.start, found.start + firm.end}, Identifier::organisation, firm.owner->side, firm.owner->reason,
                    firm.owner->subject);
    change(found, form.identifier, form.side, form.reason, std::string(name_of(form.identifier)) + ":" + to_utf8(firm.name));
  }

  void change(Found found, Identifier identifier, Side side, Reason reason, std::string subject) {
    Finding out = base(found);
    out.identifier = identifier;
    out.side = side;
    out.reason = reason;
    out.subject = std::move(subject);
    sink_(std::move(out));
  }

  void keep(Found found, Indicator indicator, Side side, Reason reason) {
    Finding out = base(found);
    out.keep = true;
    out.indicator = indicator;
    out.side = side;
    out.reason = reason;
    sink_(std::move(out));
  }

  // A host, and with it the address or link that it stands in: whose is it?
  void judge(Found whole, string_view host, Indicator indicator, Identifier identifier, std::string subject) {
    const std::string plain = plain_host(host);
    if (const auto owner = knowledge_.owner_of_host(plain))
      return change(whole, identifier, owner->side, owner->reason, subject.empty() ? owner->subject : subject);
    if (knowledge_.is_cleared(plain)) return keep(whole, indicator, Side::third_party, Reason::cleared);
    if (indicator == Indicator::mail_address && knowledge_.is_attacker(plain_address(text_.substr(whole.start, whole.end - whole.start))))
      return keep(whole, indicator, Side::attacker, Reason::sender);
    // The tenant of a cloud that has a member's own name is the member's.
    if (indicator != Indicator::mail_address && is_cloud_tenant(plain) && !knowledge_.is_attacker(plain) &&
        cue_before(text_, whole.start) != Cue::attack)
      if (const auto tenant = knowledge_.imitated_by(plain); tenant && tenant->same)
        return change(whole, identifier, tenant->owner.side, Reason::derived, subject.empty() ? tenant->owner.subject : subject);
    if (knowledge_.is_public(plain) && indicator != Indicator::mail_address)
      return keep(whole, indicator, Side::public_knowledge, Reason::well_known);
    if (knowledge_.is_attacker(plain)) return keep(whole, indicator, Side::attacker, Reason::sender);
    Cue cue = cue_before(text_, whole.start);
    // Mail is sent to a victim; data are sent to an attacker.
    if (indicator == Indicator::mail_address && cue == Cue::none)
      for (const string_view words : {"sent to ", "addressed to ", "delivered to ", "received by "})
        if (text_.substr(0, whole.start).ends_with(words)) cue = Cue::victim;
    if (cue == Cue::victim) return change(whole, identifier, Side::victim, Reason::keyword, subject.empty() ? "domain:" + plain : subject);
    if (const auto imitation = knowledge_.imitated_by(plain)) {
      // The name inside it would tell whose it imitates: the label goes, the rest of the indicator stays.
      const std::string lower = ascii_lower(text_.substr(whole.start, whole.end - whole.start));
      if (const std::size_t at = lower.find(imitation->label); at != std::string::npos)
        change({whole.start + at, whole.start + at + imitation->label.size()}, Identifier::domain, imitation->owner.side,
               Reason::roster_look_alike, imitation->owner.subject);
    }
    keep(whole, indicator, Side::attacker, cue == Cue::attack ? Reason::attack_context : Reason::no_sign_of_victim);
  }

  static std::string plain_address(string_view address) {
    std::string out;
    for (std::size_t i = 0; i < address.size(); ++i) {
      if (address.substr(i).starts_with("[at]") || address.substr(i).starts_with("(at)")) {
        out += '@';
        i += 3;
      } else {
        out += address[i];
      }
    }
    const std::size_t at = out.rfind('@');
    if (at == std::string::npos) return ascii_lower(out);
    if (out.size() > at + 1 && out[at + 1] == ']') out.erase(at + 1, 1);
    if (at > 0 && out[at - 1] == '[') out.erase(at - 1, 1);
    const std::size_t sign = out.rfind('@');
    return ascii_lower(out.substr(0, sign + 1)) + plain_host(out.substr(sign + 1));
  }

  void indicators() {
    static const RE2 url(
        R"((?i)((?:h(?:tt|xx)ps?|ftps?|ldaps?|smb)(?::|\[:\])(?:/|\[/\]|\\)(?:/|\[/\]|\\)[^\s"'<>「」『』（）、。【】]+))");
    static const RE2 mail(R"(((?i:[a-z0-9][a-z0-9._%+\-']*)(?:@|\[@\]|\[at\]|\(at\)))" HOST ")");
    static const RE2 host("(" HOST ")");
    static const RE2 ipv4(R"(((?:25[0-5]|2[0-4]\d|1?\d?\d)(?:)" DOT R"((?:25[0-5]|2[0-4]\d|1?\d?\d)){3}))");
    static const RE2 ipv6(R"(((?i:[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){2,7})))");
    static const RE2 reverse(R"((?i)\b((?:[0-9a-f]{1,3}\.){4,32}(?:in-addr|ip6)\.arpa)\b)");
    static const RE2 hash(R"(\b([0-9a-fA-F]{32}|[0-9a-fA-F]{40}|[0-9a-fA-F]{64}|[0-9a-fA-F]{96}|[0-9a-fA-F]{128})\b)");
    static const RE2 known(R"(\b((?i:CVE)-\d{4}-\d{4,7}|KB\d{6,7}|MS\d\d-\d{3}|T\d{4}(?:\.\d{3})?|TA\d{4}|CWE-\d{1,5}|CAPEC-\d{1,4})\b)");
    static const RE2 file(
        R"(([A-Za-z0-9_\-()（）【】\[\]\p{Han}\p{Katakana}ー][A-Za-z0-9_\-()（）【】\[\]\p{Han}\p{Katakana}ー.\x{202E}]{0,80}\.(?i:exe|scr|dll|lnk|js|jse|vbs|vbe|wsf|hta|bat|cmd|ps1|docx?|docm|xlsx?|xlsm|pptx?|pdf|zip|7z|rar|lzh|iso|img|vhdx?|one|chm|rtf|jar|msi|cpl|html?|svg|cab|gz))(?:[^A-Za-z0-9]|$))");
    TakenRanges taken;
    const auto is_taken = [&](Found found) { return taken.overlaps(found.start, found.end); };
    each_match(url, text_, 1, [&](Found found) {
      string_view value = text_.substr(found.start, found.end - found.start);
      while (!value.empty() &&
             (string_view(".,;:!?)}").find(value.back()) != string_view::npos || (value.ends_with("]") && !value.ends_with("[.]"))))
        value.remove_suffix(1);
      found.end = found.start + value.size();
      std::size_t host_start = value.find_first_of("/\\") + 1;
      while (host_start < value.size() &&
             (value[host_start] == '/' || value[host_start] == '\\' || value[host_start] == ']' || value[host_start] == '['))
        ++host_start;
      string_view rest = value.substr(std::min(host_start, value.size()));
      std::size_t host_end = std::min(rest.find_first_of("/?#\\"), rest.size());
      string_view name = rest.substr(0, host_end);
      if (const std::size_t sign = name.rfind('@'); sign != string_view::npos) name.remove_prefix(sign + 1);
      const std::size_t port = name.rfind(':');
      string_view bare = port != string_view::npos && !name.starts_with("[") ? name.substr(0, port) : name;
      taken.add(found.start, found.end);
      const std::string plain = plain_host(bare);
      std::array<unsigned char, 16> buffer{};
      if (inet_pton(AF_INET, plain.c_str(), buffer.data()) == 1 || inet_pton(AF_INET6, plain.c_str(), buffer.data()) == 1) {
        if (const auto owner = knowledge_.owner_of_address(plain))
          change(found, Identifier::ip_address, owner->side, owner->reason, owner->subject);
        else if (is_private_address(plain)) change(found, Identifier::ip_address, Side::victim, Reason::private_range, "ip:" + plain);
        else keep(found, Indicator::url, Side::attacker, Reason::no_sign_of_victim);
      } else if (plain.find('.') == std::string::npos) {
        change(found, Identifier::internal_host, Side::victim, Reason::internal_name, "host:" + plain);
      } else if (const string_view top = string_view(plain).substr(plain.rfind('.') + 1);
                 in_list(top, " local corp internal lan intra intranet localdomain private priv ")) {
        change(found, Identifier::internal_host, Side::victim, Reason::internal_name, "host:" + plain);
      } else {
        judge(found, bare, Indicator::url, Identifier::domain, {});
      }
      recipient_parameters(found);
    });
    each_match(mail, text_, 1, [&](Found found) {
      if (is_taken(found)) {
        // Inside a link: only what is a recipient's is of interest, and that the dictionary and the parameters find.
        const string_view value = text_.substr(found.start, found.end - found.start);
        const std::string plain = plain_address(value);
        const std::string name = plain.substr(plain.rfind('@') + 1);
        if (const auto owner = knowledge_.owner_of_host(name))
          change(found, Identifier::tracking_id, owner->side, owner->reason, "mail:" + plain);
        return;
      }
      taken.add(found.start, found.end);
      const std::string plain = plain_address(text_.substr(found.start, found.end - found.start));
      judge(found, plain.substr(plain.rfind('@') + 1), Indicator::mail_address, Identifier::mail_address, "mail:" + plain);
    });
    each_match(reverse, text_, 1, [&](Found found) {
      if (is_taken(found)) return;
      const std::string ip = address_of_reverse(plain_host(text_.substr(found.start, found.end - found.start)));
      if (ip.empty()) return;
      taken.add(found.start, found.end);
      address(found, ip, Indicator::domain);
    });
    each_match(ipv4, text_, 1, [&](Found found) {
      const bool glued = (found.start > 0 && (has_digit(text_.substr(found.start - 1, 1)) || text_[found.start - 1] == '.')) ||
                         (found.end < text_.size() && has_digit(text_.substr(found.end, 1)));
      if (glued || is_taken(found)) return;
      taken.add(found.start, found.end);
      address(found);
    });
    each_match(ipv6, text_, 1, [&](Found found) {
      const std::string value = ascii_lower(text_.substr(found.start, found.end - found.start));
      std::array<unsigned char, 16> buffer{};
      if (inet_pton(AF_INET6, value.c_str(), buffer.data()) != 1 || is_taken(found)) return;
      taken.add(found.start, found.end);
      address(found);
    });
    each_match(file, text_, 1, [&](Found found) {
      if (is_taken(found)) return;
      keep(found, Indicator::file_name, Side::attacker, Reason::no_sign_of_victim);
    });
    each_match(host, text_, 1, [&](Found found) {
      if (is_taken(found)) return;
      const std::string plain = plain_host(text_.substr(found.start, found.end - found.start));
      const string_view top = string_view(plain).substr(plain.rfind('.') + 1);
      const bool known_owner = knowledge_.owner_of_host(plain).has_value();
      if (!known_owner && (!is_top_level(top) || is_file_ending(top))) return;
      taken.add(found.start, found.end);
      judge(found, plain, Indicator::domain, Identifier::domain, {});
    });
    each_match(hash, text_, 1, [&](Found found) { keep(found, Indicator::hash, Side::attacker, Reason::no_sign_of_victim); });
    each_match(known, text_, 1, [&](Found found) { keep(found, Indicator::vulnerability, Side::public_knowledge, Reason::well_known); });
  }

  void address(Found found) { address(found, plain_host(text_.substr(found.start, found.end - found.start)), Indicator::ip_address); }

  void address(Found found, const std::string& plain, Indicator indicator) {
    if (const auto owner = knowledge_.owner_of_address(plain))
      return change(found, Identifier::ip_address, owner->side, owner->reason, owner->subject);
    if (is_private_address(plain)) return change(found, Identifier::ip_address, Side::victim, Reason::private_range, "ip:" + plain);
    if (plain == "127.0.0.1" || plain == "::1" || plain == "0.0.0.0" || plain == "::" || plain == "8.8.8.8" || plain == "1.1.1.1")
      return keep(found, indicator, Side::public_knowledge, Reason::well_known);
    const Cue cue = cue_before(text_, found.start);
    if (cue == Cue::victim) return change(found, Identifier::ip_address, Side::victim, Reason::keyword, "ip:" + plain);
    keep(found, indicator, Side::attacker, cue == Cue::attack ? Reason::attack_context : Reason::no_sign_of_victim);
  }

  // ?email=..., &uid=..., /unsubscribe/TOKEN: what tells one recipient from another.
  void recipient_parameters(Found link) {
    static const RE2 parameter(
        R"((?i)[?&;#](?:e|em|email|e-mail|mail|m|to|rcpt|recipient|user|username|usr|uid|u|userid|user_id|login|account|acct|addr|address|id|cid|rid|token|tid|track|tracking|member|name|who|for|r|s|sub|subscriber|victim|target)=([^&;#\s"'<>]{4,}))");
    static const RE2 path(R"((?i)/(?:u|user|users|unsub|unsubscribe|track|t|r|o|open|click|verify|confirm|login)/([A-Za-z0-9%._=\-]{8,}))");
    const string_view value = text_.substr(link.start, link.end - link.start);
    for (const RE2* pattern : {&parameter, &path})
      each_match(*pattern, value, 1, [&](Found found) {
        const string_view given = value.substr(found.start, found.end - found.start);
        if (pattern == &path && (!has_digit(given) || is_file_ending(given.substr(given.rfind('.') + 1)))) return;
        change({link.start + found.start, link.start + found.end}, Identifier::tracking_id, Side::victim, Reason::recipient_parameter,
               "tracking:" + std::string(given));
      });
  }

  void shares() {
    static const RE2 share(
        R"((\\\\[A-Za-z0-9._\-\p{Han}\p{Katakana}ー]+(?:@SSL)?(?:@\d+)?\\[^\\"'<>|:*?/\s、。，」)）]+(?:\\[^\\"'<>|:*?/\s、。，」)）]+)*))");
    each_match(share, text_, 1, [&](Found found) {
      const string_view value = text_.substr(found.start, found.end - found.start);
      const string_view name = value.substr(2, value.find_first_of("\\@", 2) - 2);
      const std::string plain = plain_host(name);
      const string_view top = string_view(plain).substr(plain.rfind('.') + 1);
      std::array<unsigned char, 16> buffer{};
      const bool ip = inet_pton(AF_INET, plain.c_str(), buffer.data()) == 1;
      if (ip ? !is_private_address(plain) && !knowledge_.owner_of_address(plain)
             : plain.find('.') != std::string::npos && is_top_level(top) && !knowledge_.owner_of_host(plain))
        return keep(found, Indicator::url, Side::attacker, Reason::no_sign_of_victim);
      change(found, Identifier::share_name, Side::victim, Reason::form, "share:" + ascii_lower(value));
    });
  }

  const View& view_;
  const Knowledge& knowledge_;
  const FindingSink& sink_;
  LevelledText levelled_;
  string_view text_;
};

}  // namespace

LevelledText levelled_text(const View& view) {
  LevelledText out;
  const std::u32string level = levelled(view.text);
  out.utf8.reserve(level.size() * 2);
  for (std::size_t i = 0; i < level.size(); ++i) {
    append_utf8(out.utf8, level[i] == 0 ? U'\x1A' : level[i]);
    out.character.resize(out.utf8.size(), static_cast<std::uint32_t>(i));
  }
  out.character.push_back(static_cast<std::uint32_t>(level.size()));
  return out;
}

void find_patterns(const View& view, const Knowledge& knowledge, const FindingSink& sink) {
  if (!view.text.empty()) PatternFinder(view, knowledge, sink).run();
}

}  // namespace sekimori::mask
