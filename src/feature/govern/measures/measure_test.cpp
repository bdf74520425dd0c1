// Measures and what hangs on them: evidence, attestations, receipts, duties, units, devices, the trail.
#include <algorithm>

#include "feature/govern/govern_fixture_test.h"

namespace sekimori::govern {
namespace {

Day day(std::string_view text) { return *Day::parse(text); }

TEST_F(GovernTest, a_measure_is_in_place_only_when_something_shows_it) {
  Measure wish;
  wish.title = "ログを一年残す";
  wish.controls = {"police_steps:step2.1"};
  wish.owner = "A-1";
  wish.due = day("2026-03-01");
  const auto made = govern_->measures.add(manager_, wish, "");
  ASSERT_TRUE(made) << made.error().message;
  EXPECT_EQ(made->value.number, "ME-2026-001");
  EXPECT_EQ(standing_of(made->value, govern_->today()), MeasureStanding::overdue);
  EXPECT_EQ(govern_->measures.edit(manager_, "ME-2026-001", {.state = MeasureState::in_place}, "").error().code, ErrorCode::conflict);
  const auto shown =
      govern_->measures.add_evidence(manager_, "ME-2026-001", day("2026-04-01"), "設定の写し", "policy.txt", as_bytes("90 days"));
  ASSERT_TRUE(shown) << shown.error().message;
  EXPECT_EQ(shown->value.evidence.front().sha256, to_hex(sha256(std::string_view("90 days"))));
  EXPECT_TRUE(blobs_->exists(sha256(std::string_view("90 days"))).value());
  const auto placed = govern_->measures.edit(manager_, "ME-2026-001", {.state = MeasureState::in_place}, "");
  ASSERT_TRUE(placed) << placed.error().message;
  EXPECT_EQ(placed->value.next_review, day("2027-04-04"));
  EXPECT_EQ(govern_->measures.add_evidence(manager_, "ME-2026-001", day("2026-05-01"), "x").error().code, ErrorCode::invalid_input);
  EXPECT_EQ(govern_->measures.review(manager_, "ME-2026-001", day("2026-04-04"), false, "").error().code, ErrorCode::invalid_input);
  const auto failed = govern_->measures.review(manager_, "ME-2026-001", day("2026-04-04"), false, "一台だけ残っていない");
  ASSERT_TRUE(failed);
  EXPECT_EQ(failed->value.state, MeasureState::planned);
  EXPECT_EQ(govern_->measures.add(employee_, wish, "").error().code, ErrorCode::not_permitted);
  wish.controls = {"handbook:nothing"};
  EXPECT_EQ(govern_->measures.add(manager_, wish, "").error().code, ErrorCode::invalid_input);
}

TEST_F(GovernTest, an_attested_control_lapses) {
  Measure wish;
  wish.title = "復元訓練";
  wish.attested = AttestedControl::restore_drill;
  ASSERT_TRUE(govern_->measures.add(manager_, wish, ""));
  EXPECT_EQ(govern_->measures.attest(manager_, "ME-2026-001", "戻せた", day("2026-04-01"), day("2026-03-01")).error().code,
            ErrorCode::invalid_input);
  const auto attested = govern_->measures.attest(manager_, "ME-2026-001", "戻せた", day("2026-04-01"), day("2026-04-30"));
  ASSERT_TRUE(attested) << attested.error().message;
  EXPECT_EQ(standing_of(attested->value, day("2026-04-30")), MeasureStanding::in_place);
  EXPECT_EQ(standing_of(attested->value, day("2026-05-01")), MeasureStanding::attestation_lapsed);
  wish = {};
  wish.title = "規程";
  ASSERT_TRUE(govern_->measures.add(manager_, wish, ""));
  EXPECT_EQ(govern_->measures.attest(manager_, "ME-2026-002", "ある", day("2026-04-01"), day("2026-04-30")).error().code,
            ErrorCode::invalid_input);
}

TEST_F(GovernTest, a_circulation_is_read_by_each_for_himself_or_recorded_by_who_sends) {
  Circulation wish;
  wish.title = "生成AIの扱い";
  wish.text = "極秘は入れない";
  wish.recipients = {"A-1", "A-2"};
  const auto sent = govern_->circulations.send(manager_, wish);
  ASSERT_TRUE(sent) << sent.error().message;
  employee_.person = people_.known.id.to_string();
  const auto read = govern_->circulations.acknowledge(employee_, "CI-2026-001", "");
  ASSERT_TRUE(read) << read.error().message;
  EXPECT_EQ(read->value.missing(), std::vector<std::string>{"A-2"});
  EXPECT_EQ(read->value.receipts.front().how, ReadBy::oneself);
  EXPECT_EQ(govern_->circulations.acknowledge(employee_, "CI-2026-001", "A-2").error().code, ErrorCode::not_permitted);
  const auto seen = govern_->circulations.shown(employee_, read->value);
  ASSERT_TRUE(seen);
  EXPECT_FALSE(seen->dump().contains("A-2")) << "who else got it is not the reader's matter";
  ASSERT_TRUE(govern_->circulations.acknowledge(manager_, "CI-2026-001", "A-2"));
  EXPECT_TRUE(govern_->circulations.get(manager_, "CI-2026-001")->value.missing().empty());
  EXPECT_EQ(govern_->circulations.acknowledge(manager_, "CI-2026-001", "A-9").error().code, ErrorCode::not_found);
  wish.recipients = {"A-1", "A-1"};
  EXPECT_EQ(govern_->circulations.send(manager_, wish).error().code, ErrorCode::invalid_input);
  record::Actor other = with(record::Role::employee);
  other.account = "other";
  other.person = "01900000-0000-7000-8000-000000000002";
  EXPECT_TRUE(govern_->circulations.list(other)->empty()) << "it did not go to him";
}

TEST_F(GovernTest, a_duty_has_one_who_is_accountable) {
  ASSERT_TRUE(govern_->duties.set(manager_, "leaving", "hr", DutyPart::accountable));
  ASSERT_TRUE(govern_->duties.set(manager_, "leaving", "infosec", DutyPart::responsible));
  EXPECT_EQ(govern_->duties.set(manager_, "leaving", "kitchen", DutyPart::informed).error().code, ErrorCode::not_found);
  const auto gaps_of = [&](std::string_view duty) {
    const Json table = govern_->duties.table(manager_).value();
    for (const Json& row : table["duties"].items())
      if (row["id"].text() == duty) return row["gaps"].dump();
    return std::string();
  };
  EXPECT_EQ(gaps_of("leaving"), "[]");
  EXPECT_EQ(gaps_of("mark"), R"(["nobody_accountable","nobody_responsible"])");
  ASSERT_TRUE(govern_->duties.set(manager_, "leaving", "legal", DutyPart::accountable));
  EXPECT_EQ(gaps_of("leaving"), R"(["several_accountable"])");
  EXPECT_EQ(govern_->duties.table(with(record::Role::member_contact)).error().code, ErrorCode::not_permitted);
}

TEST_F(GovernTest, attestations_roll_up_the_tree_and_no_unit_stands_below_itself) {
  ASSERT_TRUE(govern_->units.put(manager_, {.code = "top", .name = "会社", .parent = "", .head = "A-1"}));
  ASSERT_TRUE(govern_->units.put(manager_, {.code = "mfg", .name = "製造部", .parent = "top", .head = ""}));
  ASSERT_TRUE(govern_->units.put(manager_, {.code = "press", .name = "プレス課", .parent = "mfg", .head = ""}));
  EXPECT_EQ(govern_->units.put(manager_, {.code = "mfg", .name = "製造部", .parent = "press", .head = ""}).error().code,
            ErrorCode::invalid_input);
  EXPECT_EQ(govern_->units.put(manager_, {.code = "x", .name = "x", .parent = "none", .head = ""}).error().code, ErrorCode::invalid_input);
  UnitAttestation said;
  said.round = "2026";
  said.unit = "press";
  said.answer = UnitAnswer::with_exceptions;
  EXPECT_EQ(govern_->units.attest(manager_, said).error().code, ErrorCode::invalid_input) << "which exceptions?";
  said.note = "夜勤の棚";
  ASSERT_TRUE(govern_->units.attest(manager_, said));
  said = {};
  said.round = "2026";
  said.unit = "mfg";
  ASSERT_TRUE(govern_->units.attest(manager_, said));
  const Json rolled = govern_->units.roll_up(manager_, "2026").value();
  ASSERT_EQ(rolled["units"].items().size(), 3U);
  const Json& top = rolled["units"].items()[0];
  EXPECT_EQ(top["code"].text(), "top");
  EXPECT_TRUE(top["attestation"].is_null());
  EXPECT_EQ(top["below"].dump(), R"({"units":2,"done":1,"with_exceptions":1,"not_done":0,"open":0})");
  EXPECT_EQ(rolled["units"].items()[2]["depth"].integer_or(0), 2);
}

TEST_F(GovernTest, devices_are_held_against_exploited_weaknesses) {
  const std::string kev =
      R"({"catalogVersion":"2026.1","vulnerabilities":[{"cveID":"CVE-1","vendorProject":"Fortinet","product":"FortiOS","vulnerabilityName":"n","dateAdded":"2026-03-01","dueDate":"2026-03-21","knownRansomwareCampaignUse":"Known"},)"
      R"({"cveID":"CVE-2","vendorProject":"Git","product":"Git","vulnerabilityName":"n","dateAdded":"2025-08-25"}]})";
  ASSERT_TRUE(govern_->devices.import_weaknesses(manager_, kev, "kev.json"));
  EXPECT_EQ(read_weaknesses("{}", "x").error().code, ErrorCode::invalid_input);
  EXPECT_EQ(read_weaknesses(R"({"vulnerabilities":[{"cveID":"C"}]})", "x").error().code, ErrorCode::invalid_input);
  CsvTable table{.name = "devices.csv", .header = {"機器名", "製造元", "製品", "版", "管理者", "更新日"}, .rows = {}};
  table.rows = {{2, {"fw-1", "fortinet", "FortiOS", "7.2", "A-1", ""}},
                {3, {"fw-2", "Fortinet", "FortiOS", "7.4", "A-1", "令和8年3月2日"}},
                {4, {"pc-1", "Microsoft", "Windows 11", "", "", ""}}};
  const auto taken = govern_->devices.import_devices(manager_, table);
  ASSERT_TRUE(taken) << taken.error().message;
  ASSERT_TRUE(taken->refused.empty());
  const auto open = govern_->devices.exposures(manager_);
  ASSERT_TRUE(open);
  ASSERT_EQ(open->size(), 1U) << "fw-2 was updated after it was listed";
  EXPECT_EQ(open->front().device.name, "fw-1");
  EXPECT_EQ(open->front().days_open, 34);
  table.rows.push_back({5, {"=cmd|'/c calc'!A0", "x", "y", "", "", ""}});
  const auto refused = govern_->devices.import_devices(manager_, table);
  ASSERT_TRUE(refused);
  ASSERT_EQ(refused->refused.size(), 1U);
  EXPECT_EQ(govern_->devices.devices(manager_)->devices.size(), 3U) << "a wrong row and nothing is taken in";
  const auto counts = govern_->measure_counts();
  ASSERT_TRUE(counts);
  EXPECT_EQ(counts->devices_exposed, 1U);
}

TEST_F(GovernTest, the_published_list_of_exploited_weaknesses_is_read) {
  const Path file = Path(SEKIMORI_SOURCE_DIR).parent_path() / "shared" / "data" / "cti" / "kev" / "known_exploited_vulnerabilities.json";
  const auto text = system_files().read_text(file, std::uint64_t(64) << 20);
  if (!text) GTEST_SKIP() << "skipped: the published list is not here";
  const auto list = read_weaknesses(*text, "kev.json");
  ASSERT_TRUE(list) << list.error().message;
  EXPECT_GT(list->weaknesses.size(), 1'000U);
  EXPECT_LT(to_json(*list).canonical().size(), record::largest_body);
}

TEST_F(GovernTest, the_trail_names_evidence_by_hash_and_changes_by_the_ledger) {
  Measure wish;
  wish.title = "一覧を配る";
  wish.controls = {"guideline_minimum:know_how.1"};
  ASSERT_TRUE(govern_->measures.add(manager_, wish, ""));
  ASSERT_TRUE(govern_->measures.add_evidence(manager_, "ME-2026-001", day("2026-04-01"), "一覧", "list.txt", as_bytes("x")));
  ASSERT_TRUE(govern_->measures.edit(manager_, "ME-2026-001", {.state = MeasureState::in_place}, ""));
  const auto trail = govern_->trail(manager_, *shipped_framework("guideline_minimum"));
  ASSERT_TRUE(trail) << trail.error().message;
  EXPECT_EQ(trail->rows.size(), 15U);
  EXPECT_EQ(trail->answered, 1U);
  const auto row = std::ranges::find_if(trail->rows, [](const TrailRow& one) { return !one.measures.empty(); });
  EXPECT_EQ(row->measures.front().changes, 3);
  EXPECT_TRUE(row->measures.front().last_ledger_index);
  const std::string html = paper::to_html(to_paper(*trail, Language::ja));
  EXPECT_TRUE(html.contains(to_hex(sha256(std::string_view("x"))))) << html.substr(0, 400);
  EXPECT_EQ(govern_->trail(employee_, *shipped_framework("guideline_minimum")).error().code, ErrorCode::not_permitted);
}

}  // namespace
}  // namespace sekimori::govern
