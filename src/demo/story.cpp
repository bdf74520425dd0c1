#include "demo/story.h"

#include <algorithm>

#include "demo/calendar.h"
#include "demo/logs/log_files.h"
#include "demo/plots/plots.h"
#include "demo/registers.h"

namespace sekimori::demo {
namespace {

constexpr std::array<std::string_view, log_kinds> log_names{"windows", "proxy", "mail", "client", "print", "database"};

struct Plan {
  FirmKind kind;
  int people, secrets, ordinary_files;
  LogBudget lines;  // at full scale
  std::int64_t evtx_records;
};

// docs/contract.md section 11; over both firms 600,000 (of them 20,000 EVTX), 250,000, 80,000, 50,000, 10,000, 10,000.
constexpr Plan car_maker{FirmKind::car_maker, 420, 180, 3'000, {360'000, 150'000, 48'000, 30'000, 6'000, 2'000}, 12'000};
constexpr Plan school{FirmKind::correspondence_school, 260, 90, 2'600, {240'000, 100'000, 32'000, 20'000, 4'000, 8'000}, 8'000};

int in_proportion(int full, int people, int least) { return std::max(least, full * people / 420); }

Result<FirmTruth> generate_firm(Files& files, const Path& out, const Plan& plan, int people, std::uint64_t seed, const Progress& progress) {
  const auto tell = [&](std::string_view what) {
    if (progress) progress(what);
  };
  Firm firm = make_firm(plan.kind, in_proportion(plan.people, people, 50), in_proportion(plan.secrets, people, 60),
                        in_proportion(plan.ordinary_files, people, 300), seed);
  tell(firm.name);
  FirmTruth truth;
  truth.folder = firm.folder;
  truth.name = firm.name;
  Chronicle chronicle;
  Stage stage{.firm = firm, .chronicle = chronicle, .truth = truth, .seed = seed, .people = people};
  if (plan.kind == FirmKind::car_maker) play_the_leaver(stage);
  else play_the_engineer(stage);
  play_the_innocent(stage);

  LogBudget budget{};
  for (size_t i = 0; i < log_kinds; ++i) budget[i] = plan.lines[i] * people / 420;
  budget[static_cast<size_t>(LogKind::client)] -= static_cast<std::int64_t>(stage.unbased_acts.size());
  TRY(live_daily_life(firm, chronicle, budget, seed));

  const Path folder = out / firm.folder;
  TRY(files.make_directories(folder));
  const auto write = [&](const Path& path, std::string_view bytes) -> Result<void> {
    BufferedFile file = TRY(BufferedFile::create(files, path));
    file.buffer() = bytes;
    return file.finish();
  };
  for (const RegisterFile& table : write_registers(firm, seed)) TRY(write(folder / table.path, table.text));
  for (const auto& [path, text] : stage.papers) {
    TRY(files.make_directories((folder / path).parent_path()));
    TRY(write(folder / path, text));
  }
  tell("files");
  for (const Department& department : firm.departments) {
    for (const std::string& name : department.folders) TRY(files.make_directories(folder / "files" / department.name / name));
    TRY(files.make_directories(folder / "files" / department.name / "秘密情報"));
  }
  for (size_t i = 0; i < firm.files.size(); ++i)
    TRY(write(folder / "files" / firm.path_of(i), write_document(firm.files[i].document, firm.files[i].kind)));
  tell("logs");
  const LogFilesWritten written = TRY(write_logs(files, folder, firm, chronicle, plan.evtx_records * people / 420, stage.unbased_acts,
                                                 out / fmt::format("truth-evtx-{}.jsonl", firm.letter)));

  truth.log_lines = written.lines;
  truth.evtx_records = written.evtx_records;
  truth.people = firm.people.size() - 3;  // without service accounts
  truth.secrets_registered = firm.secrets.size();
  for (size_t i = 0; i < firm.files.size(); ++i) {
    const ShareFile& file = firm.files[i];
    ++(file.secret ? truth.secret_files : truth.ordinary_files);
    if (file.secret) continue;
    if (!file.copied_from.empty())
      (file.document.title.ends_with("控え") ? truth.unmarked_copies : truth.partial_copies).push_back(firm.path_of(i));
    else if (!file.document.mark.empty()) truth.overmarked.push_back(firm.path_of(i));
  }
  return truth;
}

Json days_json(const std::vector<Day>& days) {
  Json out = Json::array();
  for (const Day day : days) out.push(day.to_string());
  return out;
}

Json texts_json(const std::vector<std::string>& texts) {
  Json out = Json::array();
  for (const std::string& text : texts) out.push(text);
  return out;
}

}  // namespace

Json GroundTruth::to_json() const {
  Json out = Json::object();
  out.set("seed", static_cast<std::int64_t>(seed)).set("first_day", first_day().to_string()).set("last_day", last_day().to_string());
  Json list = Json::array();
  for (const FirmTruth& firm : firms) {
    Json it = Json::object();
    it.set("folder", firm.folder).set("name", firm.name);
    it.set("person", Json::object({{"staff_number", firm.person.staff_number},
                                   {"name", firm.person.name},
                                   {"account", firm.person.account},
                                   {"computer", firm.person.computer},
                                   {"age", firm.person.age}}));
    it.set("secrets", texts_json(firm.secrets)).set("paths", texts_json(firm.paths)).set("device_serial", firm.device_serial);
    it.set("device_model", firm.device_model).set("days", days_json(firm.days)).set("came_to_light", firm.came_to_light);
    if (firm.sent_on) {
      it.set("rows_read", firm.rows_read).set("rows_sent", firm.rows_sent).set("sent_on", firm.sent_on->to_string());
      it.set("sent_through", firm.sent_through).set("sent_to", firm.sent_to);
    }
    Json innocent = Json::array();
    for (const LookAlike& look_alike : firm.look_alikes)
      innocent.push(Json::object({{"kind", look_alike.kind},
                                  {"staff_number", look_alike.staff_number},
                                  {"account", look_alike.account},
                                  {"explained_by", look_alike.explained_by}}));
    it.set("look_alikes", std::move(innocent)).set("unscored_source", firm.unscored_source).set("unscored_account", firm.unscored_account);
    it.set("unmarked_copies", texts_json(firm.unmarked_copies)).set("partial_copies", texts_json(firm.partial_copies));
    it.set("overmarked", texts_json(firm.overmarked));
    it.set("people", firm.people).set("secrets_registered", firm.secrets_registered).set("secret_files", firm.secret_files);
    it.set("ordinary_files", firm.ordinary_files).set("evtx_records", firm.evtx_records);
    Json lines = Json::object();
    for (size_t i = 0; i < log_kinds; ++i) lines.set(log_names[i], firm.log_lines[i]);
    it.set("log_lines", std::move(lines));
    list.push(std::move(it));
  }
  out.set("firms", std::move(list));
  return out;
}

Result<GroundTruth> generate(Files& files, const Path& out, Scale scale, std::uint64_t seed, const Progress& progress) {
  if (scale.people < 80 || scale.people > 420)
    return error(ErrorCode::invalid_input, "the demo has 80 to 420 people, not {}", scale.people);
  if (files.exists(out) && !TRY(files.list(out)).empty())
    return error(ErrorCode::conflict, "{}: not empty; name a folder that does not exist", out.string());
  TRY(files.make_directories(out));
  GroundTruth truth;
  truth.seed = seed;
  for (const Plan& plan : {car_maker, school}) truth.firms.push_back(TRY(generate_firm(files, out, plan, scale.people, seed, progress)));
  TRY(files.replace(out / "truth.json", as_bytes(truth.to_json().dump() + "\n"), Durable::no));
  return truth;
}

}  // namespace sekimori::demo
