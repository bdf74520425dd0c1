// From the alert to evidence: case, hold, exhibits, paper, bag, both verifications.
#include <algorithm>

#include "base/text.h"
#include "cli/case_access.h"
#include "cli/demo_story/firm_story.h"
#include "engine/ledger/ledger.h"
#include "engine/seal/verification.h"
#include "feature/respond/case_bag.h"
#include "feature/respond/case_book.h"
#include "feature/respond/consultation_paper.h"
#include "feature/respond/exhibit_book.h"
#include "feature/respond/respond_parts.h"
#include "feature/watch/alert_book.h"
#include "model/ports/person_directory.h"
#include "model/ports/secret_directory.h"

namespace sekimori::cli::demo_story {
namespace {

// The employer of most people in the register.
std::string firm_name(const std::vector<model::KnownPerson>& people) {
  std::map<std::string, size_t> employers;
  for (const model::KnownPerson& known : people) ++employers[known.person.actual_employer];
  const auto most = std::ranges::max_element(employers, {}, [](const auto& employer) { return employer.second; });
  return most == employers.end() ? std::string() : most->first;
}

}  // namespace

// The note that brought it to light is the first exhibit; the sources that the acts stand in follow whole, one with an extract.
Result<void> FirmStory::open_case() {
  const std::string reason = place_.trigger == "exit_check" ? "退職時確認の所見" : "お客様からの苦情の取りまとめ";
  Path note;
  for (const Path& path : TRY(logs_of(place_.folder / "intake")))
    if (path.filename().string().starts_with(place_.notice)) note = path;
  if (note.empty()) return error(ErrorCode::not_found, "{}: no note named {}*", (place_.folder / "intake").string(), place_.notice);
  respond::CaseOpening opening;
  opening.trigger = model::case_trigger_from(place_.trigger).value_or(model::CaseTrigger::alert);
  opening.title = place_.trigger == "exit_check" ? "退職者による営業秘密の持出しの疑い" : "会員情報の流出の疑い";
  const std::string note_text = TRY(at_.files.read_text(note, std::uint64_t(1) << 20));
  opening.trigger_detail = std::string(trim(note_text));
  opening.alerts = {alert_->id};
  opening.readers = {"role:legal"};
  opening.wish = "保存と捜査の相談";
  const auto opened = TRY(node_->cases().open(main_actor_, opening, reason));
  outcome_.case_number = opened.known.facts.number;
  outcome_.secrets_in_case = opened.known.facts.secrets.size();
  const auto alert = TRY(node_->alerts().find(keeper_, alert_->id));
  outcome_.alert_in_case = alert && alert->alert.state == model::AlertState::in_case;
  row({.ja = "事件を開く", .en = "open the case"},
      found(fmt::format("事件 {} (端緒: {})、警告と結び、台帳の秘密 {}、{} 件を消去できないように保全", outcome_.case_number, reason,
                        outcome_.secrets_in_case, opened.held.size()),
            fmt::format("case {} ({}), linked to the alert, {} secrets, {} things on hold", outcome_.case_number, place_.trigger,
                        outcome_.secrets_in_case, opened.held.size())),
      fmt::format("case open --data {} --trigger {} --alert {} --title ... --detail {}/intake/{}", place_.data_text, place_.trigger,
                  alert_->id, place_.folder_text, note.filename().string()));

  respond::Acquisition how;
  how.actor = main_actor_;
  how.second_person = outcome_.second.login;
  how.place = "情報システム部";
  how.reason = reason;
  std::vector<respond::KnownExhibit> exhibits;
  exhibits.push_back(TRY(node_->exhibits().add_path(opened.known, note, how)));
  for (const std::string& source : place_.evidence) {
    exhibits.push_back(TRY(node_->exhibits().add_source(opened.known, source, {}, how)));
    if (source != place_.evidence.front()) continue;
    respond::ExtractWish wish;
    wish.person = alert_->alert.person_id;
    wish.reason = "警告の本人の操作";
    const respond::KnownExhibit whole = exhibits.back();
    exhibits.push_back(TRY(node_->exhibits().add_extract(opened.known, whole, wish, how)));
  }
  std::uint64_t bytes = 0;
  for (const respond::KnownExhibit& exhibit : exhibits) bytes += exhibit.facts.bytes;
  row({.ja = "証拠の取得", .en = "exhibits"},
      found(fmt::format("{} 点 ({}〜{})、{:.0f} MB。原本を丸ごと、抽出は別に", exhibits.size(), exhibits.front().facts.number,
                        exhibits.back().facts.number, static_cast<double>(bytes) / 1e6),
            fmt::format("{} ({} to {}), {:.0f} MB: sources whole, an extract beside them", exhibits.size(), exhibits.front().facts.number,
                        exhibits.back().facts.number, static_cast<double>(bytes) / 1e6)),
      fmt::format("case exhibit source --data {} --source {} --extract --person {} --reason ... {}", place_.data_text,
                  place_.evidence.front(), outcome_.top->staff_number, outcome_.case_number));
  return {};
}

Result<void> FirmStory::seal_and_verify() {
  const auto known = TRY(node_->cases().find(main_actor_, outcome_.case_number));
  respond::Firm firm;
  firm.name = firm_name(TRY(node_->people().all()));
  firm.contact = "法務 " + outcome_.second.login;
  firm.knows = outcome_.main.login + "、" + outcome_.second.login;
  const auto facts = TRY(respond::gather_facts(node_->respond(), main_actor_, known, firm));
  const paper::Paper paper = respond::write_consultation(facts);
  const std::string html = paper::to_html(paper);
  const Bytes pdf = TRY(paper::to_pdf(paper));
  const Path html_file = place_.data.parent_path() / ("paper-" + place_.letter + ".html");
  const Path pdf_file = place_.data.parent_path() / ("paper-" + place_.letter + ".pdf");
  TRY(respond::issue_paper(node_->respond(), main_actor_, known, to_bytes(html), "html"));
  TRY(respond::issue_paper(node_->respond(), main_actor_, known, pdf, "pdf"));
  TRY(at_.files.replace(html_file, to_bytes(html), Durable::no, 0600));
  TRY(at_.files.replace(pdf_file, pdf, Durable::no, 0600));
  outcome_.paper_made = html.contains(outcome_.top->staff_number) &&
                        std::ranges::all_of(outcome_.top->devices, [&](const std::string& device) { return html.contains(device); }) &&
                        !pdf.empty();
  row({.ja = "警察への相談資料", .en = "paper"},
      found(fmt::format("秘密 {}、行為 {}、証拠 {}、HTML と PDF {:.0f} kB", facts.secrets.size(), facts.acts.size(), facts.exhibits.size(),
                        static_cast<double>(pdf.size()) / 1e3),
            fmt::format("{} secrets, {} acts, {} exhibits; HTML, and PDF of {:.0f} kB", facts.secrets.size(), facts.acts.size(),
                        facts.exhibits.size(), static_cast<double>(pdf.size()) / 1e3)),
      fmt::format("case paper --data {} -o paper.pdf {}", place_.data_text, outcome_.case_number));

  const std::string name = "case-" + place_.letter + ".bag";
  respond::BagWish wish;
  wish.bag = place_.data.parent_path() / name;
  wish.reason = "警察への相談";
  wish.second_person = outcome_.second.login;
  wish.firm = firm;
  wish.tool.version = SEKIMORI_VERSION;
  wish.tool.sha256 = TRY(program_digest(at_));
  const auto bagged = TRY(respond::bag_case(node_->respond(), main_actor_, known, wish));
  const std::string vkey = node_->ledger().verifier().to_string();
  row({.ja = "封印", .en = "seal"},
      found(fmt::format("証拠 {} 点、ファイル {}、来歴 {} 件、台帳の署名付き", bagged.sealed.exhibits.size(), bagged.sealed.files,
                        bagged.records),
            fmt::format("{} exhibits, {} files, {} custody records, signed by the ledger", bagged.sealed.exhibits.size(),
                        bagged.sealed.files, bagged.records)),
      fmt::format("case bag --data {} -o {} {}", place_.data_text, name, outcome_.case_number));

  const auto seen = TRY(seal::verify_bag(at_.files, wish.bag, node_->ledger().verifier()));
  outcome_.bag_verified = seen.faults.empty() && seen.pinned;
  ProcessRequest script;
  script.program = "/bin/sh";
  script.arguments = {(wish.bag / "verify.sh").string(), vkey};
  script.environment = {"PATH=/usr/bin:/bin"};
  script.time_limit_nanoseconds = 600 * nanoseconds_per_second;
  outcome_.script_verified = TRY(at_.processes.run(script)).ok();
  const auto said = [&](bool good) { return found(good ? "変更なし" : "不一致", good ? "nothing changed" : "faults"); };
  row({.ja = "確認", .en = "verify"},
      fmt::format("sekimori verify: {}{}verify.sh: {}", said(outcome_.bag_verified), found("、", ", "), said(outcome_.script_verified)),
      fmt::format("verify --key '{}' $D/{}", vkey, name));
  return {};
}

}  // namespace sekimori::cli::demo_story
