#include "demo/story.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <map>

#include "base/csv.h"
#include "base/digest.h"
#include "demo/calendar.h"
#include "demo/documents/document.h"

namespace sekimori::demo {
namespace {

constexpr int small = 80;

struct Generated {
  TemporaryDirectory directory;
  GroundTruth truth;
  Path out() const { return directory.path() / "out"; }
};

Generated generate_anew(std::uint64_t seed) {
  TemporaryDirectory directory = *TemporaryDirectory::create();
  Result<GroundTruth> truth = generate(system_files(), directory.path() / "out", Scale{small}, seed, {});
  if (!truth) ADD_FAILURE() << truth.error().message;
  return {std::move(directory), truth ? *std::move(truth) : GroundTruth{}};
}

// Kept until the program ends: several tests look at the same story.
const Generated& make(std::uint64_t seed) {
  static std::map<std::uint64_t, Generated> made;
  const auto known = made.find(seed);
  return known != made.end() ? known->second : made.emplace(seed, generate_anew(seed)).first->second;
}

constexpr std::uint64_t seeds[] = {usual_seed, 1, 0xFFFFFFFFFFFFFFFF};

std::map<std::string, std::string> hashes_of(const Path& folder) {
  std::map<std::string, std::string> out;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
    if (entry.is_regular_file()) out[entry.path().lexically_relative(folder).string()] = to_hex(sha256(*system_files().read(entry.path())));
  return out;
}

std::int64_t lines_of(const Path& folder, bool heading) {
  std::int64_t lines = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    const Bytes bytes = *system_files().read(entry.path());
    lines += std::ranges::count(bytes, '\n') - (heading ? 1 : 0);
  }
  return lines;
}

std::int64_t evtx_records_of(const Path& folder) {
  std::int64_t records = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    const Bytes bytes = *system_files().read(entry.path());
    for (size_t at = 4096; at < bytes.size(); at += 65'536)
      records += static_cast<std::int64_t>(*read_u64_le(bytes, at + 16) - *read_u64_le(bytes, at + 8) + 1);
  }
  return records;
}

CsvTable table_of(const Path& path) { return *parse_csv(*system_files().read_text(path), path.filename().string()); }

TEST(Story, SameSeedGivesTheSameBytesAndAnotherSeedOthers) {
  const Generated &first = make(1), &other = make(usual_seed);
  const Generated again = generate_anew(1);
  const auto hashes = hashes_of(first.out());
  EXPECT_GT(hashes.size(), 1'000U);
  EXPECT_EQ(hashes, hashes_of(again.out()));
  EXPECT_NE(hashes.at("truth.json"), hashes_of(other.out()).at("truth.json"));
  EXPECT_NE(first.truth.firms[0].device_serial, other.truth.firms[0].device_serial);
}

TEST(Story, CountsAreExactForThreeSeeds) {
  for (const std::uint64_t seed : seeds) {
    const Generated& made = make(seed);
    std::array<std::int64_t, 6> together{};
    for (const FirmTruth& firm : made.truth.firms) {
      const Path logs = made.out() / firm.folder / "logs";
      const std::int64_t evtx = evtx_records_of(logs / "windows-evtx");
      EXPECT_EQ(evtx, firm.evtx_records);
      EXPECT_EQ(lines_of(logs / "windows", false) + evtx, firm.log_lines[0]);
      EXPECT_EQ(lines_of(logs / "proxy", false), firm.log_lines[1]);
      EXPECT_EQ(lines_of(logs / "mail", true), firm.log_lines[2]);
      EXPECT_EQ(lines_of(logs / "client", true) + lines_of(logs / "client-trial", true), firm.log_lines[3]);
      EXPECT_EQ(lines_of(logs / "print", true), firm.log_lines[4]);
      EXPECT_EQ(lines_of(logs / "database", true), firm.log_lines[5]);
      for (size_t i = 0; i < together.size(); ++i) together[i] += firm.log_lines[i];
      size_t files = 0;
      for (const auto& entry : std::filesystem::recursive_directory_iterator(made.out() / firm.folder / "files"))
        files += entry.is_regular_file() ? 1 : 0;
      EXPECT_EQ(files, firm.secret_files + firm.ordinary_files);
      EXPECT_EQ(table_of(made.out() / firm.folder / "people.csv").rows.size(), firm.people);
      EXPECT_EQ(table_of(made.out() / firm.folder / "secrets.csv").rows.size(), firm.secrets_registered);
      EXPECT_GE(firm.look_alikes.size(), 6U);
    }
    // A full-size story has 600,000, 250,000, 80,000, 50,000, 10,000 and 10,000; here 80 of 420 of each, cut per firm.
    const std::array<std::int64_t, 6> full{600'000, 250'000, 80'000, 50'000, 10'000, 10'000};
    for (size_t i = 0; i < full.size(); ++i) EXPECT_NEAR(static_cast<double>(together[i]), static_cast<double>(full[i] * small / 420), 2.0);
  }
}

TEST(Story, TheLeaverActsTwiceOnceAfterHisLastDayAtWork) {
  for (const std::uint64_t seed : seeds) {
    const Generated& made = make(seed);
    const FirmTruth& truth = made.truth.firms[0];
    const CsvTable people = table_of(made.out() / truth.folder / "people.csv");
    const auto cell = [&](const CsvRow& row, std::string_view title) { return row.cells[*people.column(title)]; };
    const auto row = std::ranges::find_if(people.rows, [&](const CsvRow& it) { return cell(it, "社員番号") == truth.person.staff_number; });
    ASSERT_NE(row, people.rows.end());
    const Day last_at_work = *Day::parse(cell(*row, "最終出社日")), last_employed = *Day::parse(cell(*row, "退職日")),
              born = *Day::parse(cell(*row, "生年月日"));
    ASSERT_EQ(truth.days.size(), 2U);
    EXPECT_LE(truth.days[0], last_at_work);
    EXPECT_GT(truth.days[1], last_at_work);
    EXPECT_LE(truth.days[1], last_employed);
    EXPECT_EQ(truth.person.age, 37);
    EXPECT_EQ((truth.days[0].number - born.number) * 100 / 36'525, 37);
    EXPECT_EQ(truth.secrets.size(), 13U);
    for (const std::string& path : truth.paths) EXPECT_TRUE(system_files().exists(made.out() / truth.folder / "files" / path)) << path;
    // His copies to the disk stand in the client log, on those two days, with its serial number.
    const std::string log = *system_files().read_text(made.out() / truth.folder / "logs/client/client-2026-03.csv");
    std::vector<std::string> days;
    int copies = 0;
    const std::string copy = to_code_page_932(",コピー,");
    for (size_t at = 0; (at = log.find(truth.device_serial, at)) != std::string::npos; ++at) {
      const size_t start = log.rfind('\n', at) + 1;
      const std::string line = log.substr(start, log.find('\n', at) - start);
      if (line.find(copy) == std::string::npos) continue;
      ++copies;
      days.push_back(line.substr(0, 4) + "-" + line.substr(5, 2) + "-" + line.substr(8, 2));
      EXPECT_NE(line.find(truth.person.account), std::string::npos);
    }
    EXPECT_EQ(copies, 13);
    EXPECT_EQ(days.front(), truth.days[0].to_string());
    EXPECT_EQ(days.back(), truth.days[1].to_string());
  }
}

TEST(Story, TheEngineerReadsThirtyMillionRowsTwiceInOneMonthAndSendsTenMillion) {
  for (const std::uint64_t seed : seeds) {
    const Generated& made = make(seed);
    const FirmTruth& truth = made.truth.firms[1];
    ASSERT_EQ(truth.days.size(), 2U);
    EXPECT_EQ(truth.days[0].month(), truth.days[1].month());
    EXPECT_LT(truth.days[0], truth.days[1]);
    EXPECT_GT(*truth.sent_on, truth.days[1]);
    EXPECT_EQ(truth.person.age, 39);
    EXPECT_NEAR(static_cast<double>(truth.rows_sent), 10'000'000.0, 100'000.0);
    const CsvTable audit = table_of(made.out() / truth.folder / "logs/database/database-2026-03.csv");
    std::int64_t rows = 0;
    for (const CsvRow& row : audit.rows)
      if (row.cells[*audit.column("os_user")] == truth.person.account && row.cells[*audit.column("table")] == "member.customer") {
        const std::int64_t read = std::stoll(row.cells[*audit.column("rows")]);
        const std::string day = row.cells[0].substr(0, 10);
        if (read > 1'000) {
          rows += read;
          EXPECT_TRUE(day == truth.days[0].to_string() || day == truth.days[1].to_string()) << day;
        }
      }
    EXPECT_NEAR(static_cast<double>(rows), static_cast<double>(truth.rows_read), 2'000.0);
    EXPECT_NEAR(static_cast<double>(rows), 30'000'000.0, 300'000.0);
  }
}

TEST(Story, RefusesAFolderWithSomethingInItAndAScaleOutOfRange) {
  const TemporaryDirectory directory = *TemporaryDirectory::create();
  ASSERT_TRUE(system_files().replace(directory.path() / "x", as_bytes("x"), Durable::no));
  EXPECT_EQ(generate(system_files(), directory.path(), Scale{small}, 1, {}).error().code, ErrorCode::conflict);
  EXPECT_EQ(generate(system_files(), directory.path() / "out", Scale{5}, 1, {}).error().code, ErrorCode::invalid_input);
}

TEST(Story, ASourceWithoutABasisIsListedAndHoldsSomebodyWhoWouldStandOut) {
  const Generated& made = make(usual_seed);
  for (const FirmTruth& firm : made.truth.firms) {
    const CsvTable sources = table_of(made.out() / firm.folder / "sources.csv");
    const auto row =
        std::ranges::find_if(sources.rows, [&](const CsvRow& it) { return it.cells[*sources.column("name")] == firm.unscored_source; });
    ASSERT_NE(row, sources.rows.end());
    EXPECT_EQ(row->cells[*sources.column("purpose")], "");
    EXPECT_EQ(row->cells[*sources.column("told_staff_on")], "");
    const std::string trial = *system_files().read_text(made.out() / firm.folder / "logs/client-trial/client-2026-03.csv");
    EXPECT_NE(trial.find(firm.unscored_account), std::string::npos);
  }
}

TEST(Calendar, KnowsJapansHolidaysBetweenJanuaryAndApril) {
  EXPECT_TRUE(is_holiday(day_of(2026, 1, 12)));
  EXPECT_TRUE(is_holiday(day_of(2026, 3, 20)));
  EXPECT_FALSE(is_workday(last_day()));
  EXPECT_TRUE(is_workday(first_day()));
  EXPECT_EQ(last_day().number - first_day().number + 1, story_days);
  EXPECT_EQ(at(day_of(2026, 1, 5), 9 * 3600).to_rfc3339(), "2026-01-05T00:00:00Z");
}

}  // namespace
}  // namespace sekimori::demo
