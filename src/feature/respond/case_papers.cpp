#include "feature/respond/case_papers.h"

#include <algorithm>
#include <array>

#include "feature/respond/case_log.h"
#include "feature/respond/court_texts.h"
#include "feature/respond/personal_data.h"
#include "feature/respond/task_book.h"

namespace sekimori::respond {
namespace {

using paper::Paper;

constexpr std::array<std::string_view, 13> kinds = {"consultation",
                                                    "secret_annex",
                                                    "complaint",
                                                    "exhibit_list",
                                                    "hash_list",
                                                    "verification",
                                                    "damage",
                                                    "tasks",
                                                    "personal_data_preliminary",
                                                    "personal_data_final",
                                                    "confidentiality_order",
                                                    "viewing_restriction",
                                                    "concealment"};

std::string joined(const std::vector<std::string>& items) {
  std::string out;
  for (const std::string& item : items) out += (out.empty() ? "" : "、") + item;
  return out.empty() ? "________" : out;
}

// "3f2a9c01 77be..." so that two people can read it to each other.
std::string grouped_hash(const std::string& hash) {
  std::string out;
  for (std::size_t i = 0; i < hash.size(); ++i) {
    if (i > 0 && i % 32 == 0) out += "\n";
    else if (i > 0 && i % 8 == 0) out += " ";
    out += hash[i];
  }
  return out;
}

// 甲1-2 is 甲第1号証の2 in court, 疎甲第1号証の2 in an injunction.
std::string court_number(std::string_view number, bool provisional) {
  constexpr std::string_view prefix = "甲";
  if (number.starts_with(prefix)) number.remove_prefix(prefix.size());
  const std::size_t dash = number.find('-');
  std::string out = fmt::format("{}甲第{}号証", provisional ? "疎" : "", number.substr(0, dash));
  if (dash != std::string_view::npos) out += fmt::format("の{}", number.substr(dash + 1));
  return out;
}

Paper write_exhibit_list(const KnownCase& known, const std::vector<KnownExhibit>& exhibits, const PaperWish& wish, const Zone& zone,
                         Instant now) {
  Paper paper("証拠説明書");
  paper.set_footer(fmt::format("事件 {}  {} 作成", known.facts.number, zone.day_of(now).to_string()));
  paper.paragraph(fmt::format("提出者 {}　　民事訴訟規則137条1項", wish.firm.name.empty() ? "________" : wish.firm.name));
  std::vector<std::vector<std::string>> rows;
  std::vector<std::string> open;
  for (const KnownExhibit& exhibit : exhibits) {
    const model::Exhibit& facts = exhibit.facts;
    std::string title = facts.title;
    if (!facts.reason.empty())
      title += fmt::format("\n({}{})", facts.scope == model::ExhibitScope::redacted ? "墨塗り: " : "抽出: ", facts.reason);
    const std::string number = court_number(facts.number, wish.provisional);
    rows.push_back({number, std::move(title), facts.original, facts.made_on ? facts.made_on->to_string() : "不明",
                    facts.made_by.empty() ? "不明" : facts.made_by, facts.proves.empty() ? "________" : facts.proves});
    if (facts.proves.empty()) open.push_back(number + ": 立証趣旨");
    if (facts.made_by.empty()) open.push_back(number + ": 作成者");
  }
  if (rows.empty()) paper.paragraph("証拠はまだない。");
  else paper.table({"号証", "標目", "原本・写しの別", "作成年月日", "作成者", "立証趣旨"}, std::move(rows), {2, 4, 1, 2, 2, 5});
  paper.paragraph("写しは、取得した電子ファイルの内容をそのまま複製したものであり、SHA-256 の値が別紙の一覧に一致する。");
  if (!open.empty()) {
    paper.heading(1, "提出までに埋めること");
    paper.listing(std::move(open));
  }
  return paper;
}

Result<Paper> write_secret_annex(RespondParts& parts, const record::Actor& actor, const KnownCase& known, const PaperWish& wish) {
  Paper paper("別紙　営業秘密目録");
  paper.set_footer(fmt::format("事件 {}　取扱注意: 封をして渡し、受領の記録を残す", known.facts.number));
  paper.paragraph(fmt::format("{} の営業秘密の内容を含む。相談資料とは別に封をし、受け取った人・日時・封の番号を取扱いの記録に残す。",
                              wish.firm.name.empty() ? "当社" : wish.firm.name));
  std::size_t number = 0;
  for (const std::string& id : known.facts.secrets) {
    const auto version = TRY(parts.records.records.read_record(parts.database, actor, "secret", id));
    if (!version)
      return error(ErrorCode::not_permitted, "the annex holds secrets' content; a secret of case {} is not yours to read",
                   known.facts.number);
    const model::TradeSecret secret = TRY(model::secret_from_json(version->body));
    paper.heading(1, fmt::format("営業秘密{}　台帳番号 {}", ++number, secret.number));
    std::string places;
    for (const std::string& place : secret.places) places += (places.empty() ? "" : "\n") + place;
    paper.table({"項目", "内容"},
                {{"名称", secret.title},
                 {"区分", std::string(name_of(secret.level).ja)},
                 {"保管の場所", places.empty() ? "(記録なし)" : places},
                 {"情報管理責任者", secret.owner.empty() ? "(記録なし)" : secret.owner},
                 {"アクセスを許された者", fmt::format("{}者", secret.permitted.size())},
                 {"失われる価値", secret.value.empty() ? "(記録なし)" : secret.value},
                 {"台帳の記録の SHA-256", version->body_hash}},
                {1, 4});
    for (const auto& [index, name] :
         {std::pair{model::Requirement::usefulness, "有用性を示すもの"}, std::pair{model::Requirement::non_public, "非公知性を示すもの"}}) {
      std::vector<std::string> lines;
      for (const model::Evidence& evidence : secret.of(index).evidence)
        lines.push_back((evidence.day ? evidence.day->to_string() + " " : "") + evidence.text);
      paper.heading(2, name);
      if (lines.empty()) paper.paragraph("(記録なし)");
      else paper.listing(std::move(lines));
    }
  }
  if (number == 0) paper.paragraph("営業秘密はまだ特定していない。");
  paper.heading(1, "受渡し");
  paper.table({"", "渡した者", "受け取った者"},
              {{"所属", "", ""}, {"氏名", "", ""}, {"日時", "", ""}, {"封の番号", "", ""}, {"印", "", ""}}, {1, 3, 3});
  return paper;
}

std::string filled(std::string text, const KnownCase& known, const std::vector<KnownExhibit>& exhibits,
                   const std::vector<std::string>& secrets, const PaperWish& wish) {
  std::vector<std::string> numbers, redacted;
  for (const KnownExhibit& exhibit : exhibits)
    (exhibit.facts.scope == model::ExhibitScope::redacted ? redacted : numbers)
        .push_back(court_number(exhibit.facts.number, wish.provisional));
  const std::array<std::pair<std::string_view, std::string>, 5> gaps = {
      std::pair{"{company}", wish.firm.name.empty() ? "________" : wish.firm.name},
      {"{secrets}", joined(secrets)},
      {"{exhibits}", joined(numbers)},
      {"{redacted}", joined(redacted)},
      {"{case}", known.facts.number}};
  for (const auto& [gap, value] : gaps)
    for (std::size_t at = text.find(gap); at != std::string::npos; at = text.find(gap, at + value.size()))
      text.replace(at, gap.size(), value);
  return text;
}

Result<Paper> write_court_draft(RespondParts& parts, const record::Actor& actor, const KnownCase& known, const CourtDraft& draft,
                                const PaperWish& wish) {
  ExhibitBook book(parts);
  const auto exhibits = TRY(book.list(actor, known));
  const ConsultationFacts facts = TRY(gather_facts(parts, actor, known, wish.firm));
  std::vector<std::string> secrets;
  for (const SecretLine& secret : facts.secrets) secrets.push_back(secret.number);
  Paper paper(draft.title);
  paper.set_footer(fmt::format("事件 {}　案: 弁護士の確認を経て用いる", known.facts.number));
  paper.paragraph(fmt::format("根拠 {}{}", draft.law, draft.law_checked ? "" : " (条文を確かめてから用いる)"));
  for (const std::string& line : draft.lines) paper.paragraph(filled(line, known, exhibits, secrets, wish));
  if (draft.name == "complaint") {
    paper.heading(1, "告訴事実 (案)");
    std::vector<std::string> lines;
    for (const ActLine& act : facts.acts)
      lines.push_back(fmt::format("{}、{}は、{}{}{}{} ({}、出来事{}件)", facts.zone.local_text(act.first), act.who,
                                  act.secrets.empty() ? act.object : "営業秘密 " + joined(act.secrets),
                                  act.secrets.empty() && act.object.empty() ? "" : "を", act.where.empty() ? "" : act.where + "へ、",
                                  act.what, act.exhibit.empty() ? "未保全" : act.exhibit, act.events));
    if (lines.empty()) paper.paragraph("ログに残る行為はまだ示せない。");
    else paper.listing(std::move(lines));
    paper.paragraph("氏名は、二人の承認による開示を経た後に、告訴状に記す。");
  }
  if (!draft.attach.empty()) {
    paper.heading(1, "添付するもの");
    std::vector<std::string> boxes;
    for (const std::string& line : draft.attach) boxes.push_back("□ " + line);
    paper.listing(std::move(boxes));
  }
  return paper;
}

Result<Paper> write_tasks(RespondParts& parts, const record::Actor& actor, const KnownCase& known) {
  TaskBook tasks(parts);
  Paper paper("事件の手順と期限");
  paper.set_footer(fmt::format("事件 {}　期限は認知の時から数えた。法律の助言ではない。", known.facts.number));
  paper.paragraph(fmt::format("認知 {}", parts.zone.local_text(known.facts.noticed_at)));
  std::vector<std::vector<std::string>> rows;
  for (const CaseTask& task : TRY(tasks.list(actor, known))) {
    const std::string state = task.state == TaskState::done         ? "済"
                              : task.state == TaskState::not_needed ? "不要"
                              : task.overdue(parts.clock.now())     ? "遅れ"
                                                                    : "□";
    std::string law = task.law_ja;
    if (!law.empty() && !task.law_checked) law += "\n(要確認)";
    rows.push_back({parts.zone.local_text(task.due), state, task.title_ja + "\n" + task.why_ja, task.owner.empty() ? task.role : task.owner,
                    law, task.note});
  }
  paper.table({"期限", "状態", "手順", "担当", "根拠", "記録"}, std::move(rows), {3, 1, 6, 2, 3, 3});
  return paper;
}

}  // namespace

std::span<const std::string_view> case_paper_kinds() { return kinds; }

Paper write_hash_list(const KnownCase& known, const std::vector<KnownExhibit>& exhibits, const Zone& zone) {
  Paper paper("証拠のハッシュ値の一覧");
  paper.set_footer(fmt::format("事件 {}", known.facts.number));
  paper.paragraph("証拠袋を受け取る時に、袋の中の値と読み合わせ、双方が記名する。値が同じなら中身は一字も変わっていない。");
  std::vector<std::vector<std::string>> rows;
  for (const KnownExhibit& exhibit : exhibits)
    rows.push_back({exhibit.facts.number, bag_id_of(exhibit.facts.number), exhibit.facts.title, std::to_string(exhibit.facts.files),
                    zone.day_of(exhibit.facts.acquired_at).to_string(), grouped_hash(exhibit.facts.digest())});
  paper.table({"番号", "袋の中", "標目", "点数", "取得", "SHA-256"}, std::move(rows), {1, 1, 4, 1, 2, 5});
  paper.table({"", "渡した者", "受け取った者"}, {{"所属・氏名", "", ""}, {"日時", "", ""}, {"印", "", ""}}, {1, 4, 4});
  return paper;
}

Paper write_verification_steps(const KnownCase& known) {
  Paper paper("検証手順");
  paper.set_footer(fmt::format("事件 {}", known.facts.number));
  paper.paragraph(
      "この証拠袋は、ネットワークにつながらない Windows のパソコンだけで確かめられる。何も入れる必要はなく、中身は変わらない。");
  paper.heading(1, "変わっていないことを確かめる");
  paper.listing({"袋のフォルダーを、USB メモリーなどからパソコンの短い名前の場所 (例 C:\\evidence) へ写す。",
                 "フォルダーの中の verify.cmd をダブルクリックする。",
                 "「nothing changed, missing or extra」と出れば、封印の時から一字も変わっていない。",
                 "警告の画面が出るときは、verify.ps1 を右クリックし「PowerShell で実行」を選ぶ。"});
  paper.heading(1, "一つずつ手で確かめる");
  paper.listing({"スタートメニューで PowerShell を開く。",
                 "Get-FileHash と打ち、空白の後へ、確かめるファイルを窓に引き込んで Enter を押す。",
                 "出た値を、manifest-sha256.txt の同じ名前の行、又は紙の「証拠のハッシュ値の一覧」と見比べる。"});
  paper.heading(1, "中身を読む");
  paper.listing(
      {"data の下に、甲1 なら KO1 のように証拠ごとのフォルダーがある。", "表 (.csv) は Excel で開ける。日本語は文字化けしない。",
       "元の名前が Windows で使えない、又は長すぎるファイルは、短い名前にしてある。対応は annex の「ファイル名対応表.csv」にある。",
       "相談資料は annex\\consultation.pdf にある。"});
  paper.heading(1, "署名まで確かめる");
  paper.paragraph(
      "署名と台帳の証明は、Linux 又は macOS で sh verify.sh と打つと、よくある道具 (sha256sum と openssl) "
      "だけで確かめられる。鍵は封印した者から別の道で聞く。");
  return paper;
}

Result<Paper> write_case_paper(RespondParts& parts, const record::Actor& actor, const KnownCase& known, std::string_view kind,
                               const PaperWish& wish) {
  ExhibitBook book(parts);
  if (kind == "consultation") return write_consultation(TRY(gather_facts(parts, actor, known, wish.firm)));
  if (kind == "secret_annex") return write_secret_annex(parts, actor, known, wish);
  if (kind == "exhibit_list") return write_exhibit_list(known, TRY(book.list(actor, known)), wish, parts.zone, parts.clock.now());
  if (kind == "hash_list") return write_hash_list(known, TRY(book.list(actor, known)), parts.zone);
  if (kind == "verification") return write_verification_steps(known);
  if (kind == "tasks") return write_tasks(parts, actor, known);
  if (kind == "damage") {
    CaseLog log(parts);
    return write_damage_sheet(known, TRY(log.damages(actor, known)));
  }
  if (kind == "personal_data_preliminary" || kind == "personal_data_final") {
    PersonalData duties(parts);
    const auto answers = TRY(duties.find(actor, known));
    if (!answers)
      return error(ErrorCode::not_found, "case {}: nobody has said yet what personal data is in it; 'sekimori case personal-data set'",
                   known.facts.number);
    return write_personal_data_report(known, *answers, kind.ends_with("final"), wish.firm.name, parts.zone);
  }
  if (const CourtDraft* draft = find_court_draft(kind); draft != nullptr) return write_court_draft(parts, actor, known, *draft, wish);
  std::string list;
  for (const std::string_view one : kinds) list += (list.empty() ? "" : ", ") + std::string(one);
  return error(ErrorCode::usage, "'{}' is no paper of a case; known are {}", kind, list);
}

}  // namespace sekimori::respond
