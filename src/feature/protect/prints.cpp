#include "feature/protect/prints.h"

#include <algorithm>
#include <map>

#include "feature/protect/content.h"
#include "paper/square_code.h"
#include "record/whole_kind.h"

namespace sekimori::protect {
namespace {

constexpr double cover_code = 30;  // millimetres
constexpr double label_code = 22;

std::string code_text(const std::string& number, const PrintLook& look) {
  if (look.link.empty()) return number;
  std::string link = look.link;
  while (link.ends_with('/')) link.pop_back();
  link += "/c/";
  // A number is the firm's own text: what is not plain is written as a link wants it.
  for (const char c : number) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
    if (plain) link += c;
    else link += fmt::format("%{:02X}", static_cast<unsigned>(static_cast<unsigned char>(c)));
  }
  return link;
}

std::string day_or_blank(const std::optional<Day>& day) { return day ? day->to_string() : std::string(); }

std::string joined(const std::vector<std::string>& items, std::string_view between) {
  std::string out;
  for (const std::string& item : items) out += (out.empty() ? "" : std::string(between)) + item;
  return out;
}

Text medium_name(model::Medium medium) {
  switch (medium) {
    case model::Medium::paper: return {.ja = "紙", .en = "paper"};
    case model::Medium::electronic: return {.ja = "電子", .en = "electronic"};
    case model::Medium::object: return {.ja = "物件", .en = "object"};
    case model::Medium::know_how: return {.ja = "ノウハウ", .en = "know-how"};
  }
  return {};
}

Text state_name(ItemState state) {
  switch (state) {
    case ItemState::in_place: return {.ja = "あり", .en = "in place"};
    case ItemState::lent: return {.ja = "貸出中", .en = "lent"};
    case ItemState::returned: return {.ja = "返却", .en = "returned"};
    case ItemState::missing: return {.ja = "所在不明", .en = "missing"};
    case ItemState::destroyed: return {.ja = "廃棄", .en = "destroyed"};
  }
  return {};
}

paper::Paper begin(const Text& title, const PrintLook& look, const std::string& day) {
  paper::Paper out{std::string(title.in(look.language))};
  out.set_footer(look.firm.empty() ? day : look.firm + "  " + day);
  return out;
}

}  // namespace

Result<paper::LabelGrid> label_grid(std::string_view name) {
  std::string known;
  for (const Json& row : content("labels")["sheet"].items()) {
    known += (known.empty() ? "" : ", ") + std::string(row["name"].text());
    if (row["name"].text() != name) continue;
    paper::LabelGrid grid;
    grid.columns = static_cast<int>(row["columns"].integer_or(1));
    grid.rows = static_cast<int>(row["rows"].integer_or(1));
    grid.left = row["left"].number_or(0);
    grid.top = row["top"].number_or(0);
    grid.width = row["width"].number_or(0);
    grid.height = row["height"].number_or(0);
    grid.step_x = row["step_x"].number_or(0);
    grid.step_y = row["step_y"].number_or(0);
    return grid;
  }
  return error(ErrorCode::not_found, "no label paper is called '{}'; there are {}", name, known);
}

Result<std::string> Prints::level_name(const record::Actor& actor, model::Level level, Language language) {
  return TRY(levels_.definition(actor, level)).name.in(language);
}

Result<paper::Paper> Prints::cover_sheet(const record::Actor& actor, std::string_view number, const PrintLook& look) {
  const auto found = TRY(register_.find_secret_by_number(actor, number));
  if (!found) return error(ErrorCode::not_found, "no secret with the number '{}'", number);
  const model::TradeSecret& secret = found->secret;
  const bool ja = look.language == Language::ja;
  const model::LevelDefinition level = TRY(levels_.definition(actor, secret.level));
  paper::Paper out = begin({.ja = "表紙", .en = "cover sheet"}, look, today());
  out.hide_title();
  out.stamp(level.name.in(look.language), 72);
  out.code(TRY(paper::square_code(code_text(secret.number, look), cover_code, secret.number)));
  std::vector<std::vector<std::string>> rows = {{ja ? "管理番号" : "register number", secret.number}};
  // The cover of what is strictly confidential lies open on desks: its title stays inside.
  if (secret.level != model::Level::top) rows.push_back({ja ? "名称" : "title", secret.title});
  rows.push_back({ja ? "区分" : "level", level.name.in(look.language)});
  rows.push_back({ja ? "部署" : "department", secret.department});
  rows.push_back({ja ? "情報管理責任者" : "responsible", secret.owner});
  rows.push_back({ja ? "次の見直し" : "next review", day_or_blank(secret.review_day)});
  rows.push_back({ja ? "写しの番号" : "copy number", ""});
  out.table({ja ? "項目" : "item", ja ? "内容" : "content"}, std::move(rows), {1, 3});
  out.heading(2, ja ? "取扱い" : "Handling");
  std::vector<std::string> handling;
  for (const model::Wording& line : level.handling) handling.push_back(line.in(look.language));
  out.listing(std::move(handling));
  out.paragraph(ja ? "この表紙の付いた資料は当社の営業秘密です。許可された者以外の閲覧・複写・持出しを禁じます。"
                   : "What lies under this sheet is a trade secret of the firm. Only permitted people may read, copy or take it out.");
  return out;
}

Result<paper::Label> Prints::label_for(const record::Actor& actor, const std::string& number, const PrintLook& look) {
  const bool ja = look.language == Language::ja;
  paper::Label label;
  label.code = TRY(paper::square_code(code_text(number, look), label_code));
  if (const auto secret = TRY(register_.find_secret_by_number(actor, number))) {
    label.mark = TRY(level_name(actor, secret->secret.level, look.language));
    label.lines = {number, secret->secret.department, (ja ? "責任者 " : "responsible ") + secret->secret.owner, look.firm};
    return label;
  }
  const auto item = TRY(shelf_.find<MediumItem>(actor, "number", number));
  if (!item) return error(ErrorCode::not_found, "no secret, copy or object with the number '{}'", number);
  if (const auto secret = TRY(register_.find_secret_by_number(actor, item->item.secret)))
    label.mark = TRY(level_name(actor, secret->secret.level, look.language));
  label.lines = {number, item->item.secret, item->item.place, item->item.photo_rule, look.firm};
  return label;
}

Result<paper::Paper> Prints::labels(const record::Actor& actor, const std::vector<LabelRequest>& wanted, const paper::LabelGrid& grid,
                                    int skip, const PrintLook& look) {
  paper::Paper out = begin({.ja = "ラベル", .en = "labels"}, look, today());
  out.hide_title();
  paper::LabelSheet sheet{.grid = grid, .labels = {}, .skip = skip};
  for (const LabelRequest& one : wanted) {
    if (one.copies < 1 || one.copies > 1000) return error(ErrorCode::invalid_input, "{}: 1 to 1000 labels, not {}", one.number, one.copies);
    const paper::Label label = TRY(label_for(actor, one.number, look));
    sheet.labels.insert(sheet.labels.end(), static_cast<size_t>(one.copies), label);
  }
  out.labels(std::move(sheet));
  return out;
}

Result<paper::Paper> Prints::shelf_labels(const record::Actor& actor, const paper::LabelGrid& grid, int skip, const PrintLook& look) {
  const bool ja = look.language == Language::ja;
  struct Shelved {
    model::Level highest = model::Level::internal;
    std::int64_t pieces = 0;
    std::string photo_rule;
  };
  std::map<std::string, Shelved> places;
  std::map<std::string, model::Level> levels;
  for (const SecretRecord& known : TRY(register_.secrets(actor))) levels[known.secret.number] = known.secret.level;
  for (const auto& kept : TRY(shelf_.all<MediumItem>(actor))) {
    if (kept.item.place.empty() || kept.item.state == ItemState::destroyed) continue;
    Shelved& shelved = places[kept.item.place];
    if (const auto level = levels.find(kept.item.secret); level != levels.end()) shelved.highest = std::max(shelved.highest, level->second);
    shelved.pieces += kept.item.copies;
    if (shelved.photo_rule.empty()) shelved.photo_rule = kept.item.photo_rule;
  }
  paper::Paper out = begin({.ja = "棚ラベル", .en = "shelf labels"}, look, today());
  out.hide_title();
  paper::LabelSheet sheet{.grid = grid, .labels = {}, .skip = skip};
  for (const auto& [place, shelved] : places) {
    paper::Label label;
    label.mark = TRY(level_name(actor, shelved.highest, look.language));
    label.lines = {place, ja ? fmt::format("{} 点", shelved.pieces) : fmt::format("{} pieces", shelved.pieces),
                   ja ? "許可された者以外 立入・閲覧禁止" : "permitted people only", shelved.photo_rule};
    sheet.labels.push_back(std::move(label));
  }
  out.labels(std::move(sheet));
  return out;
}

Result<paper::Paper> Prints::object_list(const record::Actor& actor, const PrintLook& look) {
  const bool ja = look.language == Language::ja;
  paper::Paper out = begin({.ja = "営業秘密物件リスト", .en = "List of objects that embody trade secrets"}, look, today());
  out.paragraph(ja ? "次の物件は営業秘密を化体したものです。写真を載せず、品名で示します。接する者に示し、受領の記録を残してください。"
                   : "These objects embody trade secrets. They are described without pictures. Show the list to those in contact with them "
                     "and record who received it.");
  std::vector<std::vector<std::string>> rows;
  for (const auto& kept : TRY(MediumItems(shelf_, zone_).list(actor))) {
    const MediumItem& item = kept.item;
    if (item.medium != model::Medium::object || item.state == ItemState::destroyed) continue;
    std::vector<std::string> told;
    for (const auto& receipt : TRY(receipts_.of_subject(actor, Subject::object_list, item.number)))
      told.push_back(fmt::format("{} {}", receipt.item.staff_number, receipt.item.given_on.to_string()));
    rows.push_back({item.number, item.secret, item.what, item.place, item.entry_rule, item.photo_rule, item.holder, joined(told, "\n")});
  }
  out.table({ja ? "番号" : "number", ja ? "管理番号" : "secret", ja ? "品名・説明" : "description", ja ? "保管場所" : "place",
             ja ? "立入り" : "entry", ja ? "撮影" : "photographs", ja ? "保管責任者" : "holder", ja ? "知らせた者" : "who was told"},
            std::move(rows), {2, 2, 4, 3, 3, 2, 2, 3});
  return out;
}

Result<paper::Paper> Prints::card(const record::Actor& actor, std::string_view number, const PrintLook& look) {
  const auto found = TRY(shelf_.find<KnowHowCard>(actor, "number", number));
  if (!found) return error(ErrorCode::not_found, "no know-how card with the number '{}'", number);
  const KnowHowCard& card = found->item;
  const bool ja = look.language == Language::ja;
  paper::Paper out = begin({.ja = "ノウハウ・カード", .en = "Know-how card"}, look, today());
  out.stamp(TRY(level_name(actor, card.level, look.language)), 28);
  out.code(TRY(paper::square_code(code_text(card.number, look), label_code, card.number)));
  out.table({ja ? "項目" : "item", ja ? "内容" : "content"},
            {{ja ? "番号" : "number", card.number},
             {ja ? "管理番号" : "secret", card.secret},
             {ja ? "名称" : "title", card.title},
             {ja ? "内容" : "wording", card.wording},
             {ja ? "一般との違い" : "how it differs from what is known", card.differs},
             {ja ? "含めない技能" : "general skill that is not meant", card.excluded},
             {ja ? "知る者" : "known to", joined(card.known_to, ", ")},
             {ja ? "関連文書" : "documents", joined(card.documents, "\n")}},
            {1, 4});
  out.paragraph(ja ? "このカードは何が秘密かを示すものです。退職後に一般的な技能と知識を用いることを妨げるものではありません。"
                   : "This card says what is secret. It keeps nobody from using general skill and knowledge in another place.");
  out.table({ja ? "受領日" : "received on", ja ? "社員番号" : "staff number", ja ? "署名" : "signature"}, {{"", "", ""}, {"", "", ""}});
  return out;
}

Result<paper::Paper> Prints::register_print(const record::Actor& actor, const PrintLook& look) {
  // A paper with a part of the register would be taken for the register.
  TRY(record::check_whole_kind(actor, record::Verb::list, "secret"));
  const bool ja = look.language == Language::ja;
  paper::Paper out = begin({.ja = "営業秘密管理台帳", .en = "Register of trade secrets"}, look, today());
  std::vector<std::vector<std::string>> rows;
  for (const SecretRecord& known : TRY(register_.secrets(actor))) {
    const model::TradeSecret& secret = known.secret;
    rows.push_back({secret.number, secret.title, TRY(level_name(actor, secret.level, look.language)),
                    std::string(medium_name(secret.medium).in(look.language)), secret.department, secret.owner, joined(secret.places, "\n"),
                    day_or_blank(secret.review_day)});
  }
  out.table({ja ? "管理番号" : "number", ja ? "名称" : "title", ja ? "区分" : "level", ja ? "媒体" : "medium", ja ? "部署" : "department",
             ja ? "責任者" : "responsible", ja ? "保管場所" : "places", ja ? "見直し" : "review"},
            std::move(rows), {2, 4, 2, 2, 2, 2, 4, 2});
  return out;
}

Result<paper::Paper> Prints::category_print(const Edition& edition, const PrintLook& look) {
  const bool ja = look.language == Language::ja;
  paper::Paper out = begin({.ja = "営業秘密カテゴリー一覧", .en = "Categories of trade secrets"}, look, today());
  out.paragraph(ja ? fmt::format("第 {} 版  {}", edition.number, day_or_blank(edition.list.published_on))
                   : fmt::format("Edition {}  {}", edition.number, day_or_blank(edition.list.published_on)));
  std::vector<std::vector<std::string>> rows;
  for (const Category& one : edition.list.categories)
    rows.push_back({one.code, one.name.in(look.language), one.text.in(look.language), std::string(name_of(one.level).in(look.language)),
                    joined(one.departments, "\n")});
  out.table(
      {ja ? "記号" : "code", ja ? "名称" : "name", ja ? "内容" : "what belongs to it", ja ? "区分" : "level", ja ? "部署" : "departments"},
      std::move(rows), {1, 3, 6, 2, 2});
  out.paragraph(ja ? "判断に迷うときは、情報管理責任者に相談してください。" : "When in doubt, ask the person responsible for information.");
  out.paragraph("SHA-256 " + edition.hash);
  return out;
}

Result<paper::Paper> Prints::check_form(const record::Actor& actor, const PrintLook& look) {
  const bool ja = look.language == Language::ja;
  paper::Paper out = begin({.ja = "写し・物件の棚卸し票", .en = "Stock-take of copies and objects"}, look, today());
  std::vector<std::vector<std::string>> rows;
  for (const auto& kept : TRY(MediumItems(shelf_, zone_).list(actor))) {
    const MediumItem& item = kept.item;
    if (item.state == ItemState::destroyed) continue;
    rows.push_back({item.number, item.what, item.place, std::to_string(item.copies), std::string(state_name(item.state).in(look.language)),
                    ja ? "□あり □貸出 □返却 □なし □廃棄" : "□in place □lent □returned □missing □destroyed", "", ""});
  }
  out.table({ja ? "番号" : "number", ja ? "品名" : "what", ja ? "台帳の場所" : "listed place", ja ? "部数" : "copies",
             ja ? "前回" : "last state", ja ? "確認" : "found", ja ? "実際の場所・部数" : "found place, copies", ja ? "確認者" : "by"},
            std::move(rows), {2, 4, 3, 1, 2, 3, 3, 2});
  out.paragraph(ja ? "記入後は 'sekimori copy read-form' の CSV に写すか、各物件の画面で入力します。"
                   : "Afterwards enter it into the CSV of 'sekimori copy read-form', or on the page of each item.");
  return out;
}

}  // namespace sekimori::protect
