// Two implementations that know nothing of each other: what the demo's EVTX encoder writes, the parser reads.
#include <gtest/gtest.h>

#include "base/random.h"
#include "demo/evtx/evtx_writer.h"
#include "engine/detect/mapping.h"
#include "engine/detect/normalise/record_json.h"
#include "engine/detect/record_reader.h"

namespace sekimori {
namespace {

using demo::EventField;
using demo::EventRecord;
using demo::EventSchema;
using demo::EventValueType;

const EventSchema event_data{.provider = "Microsoft-Windows-Security-Auditing",
                             .provider_guid = "{54849625-5478-4994-A5BA-3E3B0328C30D}",
                             .channel = "Security",
                             .event_id = 4663,
                             .version = 1,
                             .level = 0,
                             .task = 12800,
                             .opcode = 0,
                             .keywords = 0x8020000000000000U,
                             .user_data = {},
                             .user_data_namespace = {},
                             .fields = {{"SubjectUserSid", EventValueType::sid},
                                        {"SubjectUserName"},
                                        {"HandleId", EventValueType::hexadecimal_64},
                                        {"AccessMask", EventValueType::hexadecimal_32},
                                        {"Small", EventValueType::unsigned_8},
                                        {"Port", EventValueType::unsigned_16},
                                        {"Pages", EventValueType::unsigned_32},
                                        {"Bytes", EventValueType::unsigned_64},
                                        {"Truth", EventValueType::boolean},
                                        {"LogonGuid", EventValueType::guid},
                                        {"When", EventValueType::file_time}}};
const EventSchema user_data{.provider = "Microsoft-Windows-PrintService",
                            .provider_guid = "{747EF6FD-E535-4D16-B510-42C90F6873A1}",
                            .channel = "Microsoft-Windows-PrintService/Operational",
                            .event_id = 307,
                            .version = 0,
                            .level = 4,
                            .task = 26,
                            .opcode = 11,
                            .keywords = 0x4000000000000840U,
                            .user_data = "DocumentPrinted",
                            .user_data_namespace = "urn:x",
                            .fields = {{"Param1", EventValueType::unsigned_32}, {"Param2"}, {"Param3"}}};

EventRecord event(std::uint64_t id) {
  EventRecord record;
  const bool print = id % 3 == 0;
  record.schema = print ? &user_data : &event_data;
  record.record_id = id;
  record.time = Instant{1'770'000'000'123'456'700 + static_cast<std::int64_t>(id) * 1'000'000'100};
  record.computer = "PC-1.firm.example";
  record.process_id = 4;
  record.thread_id = 8;
  if (id % 2 == 0) record.user_sid = "S-1-5-18";
  if (print) record.values = {fmt::format("{}", id), "図面 " + std::string(id % 50, 'x') + " 🗝 \"q\"", "taro"};
  else
    record.values = {"S-1-5-21-100-200-300-1104",
                     id % 5 == 0 ? "" : "山田",
                     "0x3e7",
                     "0x10000",
                     "255",
                     "443",
                     fmt::format("{}", id),
                     "18446744073709551615",
                     id % 2 == 0 ? "true" : "false",
                     "{01234567-89AB-CDEF-0123-456789ABCDEF}",
                     "2026-01-05T00:00:00.1234567Z"};
  return record;
}

Bytes encode(std::uint64_t count) {
  const TemporaryDirectory directory = *TemporaryDirectory::create();
  const auto file = *system_files().open(directory.path() / "a.evtx", OpenMode::read_write);
  demo::EvtxWriter writer(*file);
  for (std::uint64_t id = 1; id <= count; ++id) EXPECT_TRUE(writer.append(event(id)));
  EXPECT_TRUE(writer.finish());
  return *system_files().read(directory.path() / "a.evtx");
}

struct Read {
  std::vector<model::LogRecord> records;
  std::vector<detect::BadRecord> bad;
};
Read read(ByteView bytes) {
  Read out;
  const detect::RecordSinks sinks{.record = [&](model::LogRecord& record) -> Result<void> {
                                    out.records.push_back(record);
                                    return {};
                                  },
                                  .bad = [&](const detect::BadRecord& bad) { out.bad.push_back(bad); }};
  EXPECT_TRUE(detect::read_records(bytes, "a.evtx", detect::MappingSet::embedded(), sinks));
  return out;
}

TEST(EventsRoundTrip, reads_every_value_that_was_written) {
  constexpr std::uint64_t count = 2000;
  const Bytes file = encode(count);
  const Read got = read(file);
  EXPECT_TRUE(got.bad.empty()) << got.bad[0].error;
  ASSERT_EQ(got.records.size(), count);
  for (std::uint64_t id = 1; id <= count; ++id) {
    const EventRecord wanted = event(id);
    const model::LogRecord& record = got.records[id - 1];
    ASSERT_EQ(record.position, id);
    EXPECT_EQ(record.time, wanted.time);
    EXPECT_EQ(record.channel, wanted.schema->channel);
    EXPECT_EQ(record.provider, wanted.schema->provider);
    EXPECT_EQ(record.event_id, wanted.schema->event_id);
    EXPECT_EQ(record.computer, wanted.computer);
    EXPECT_EQ(as_text(ByteView(file).subspan(record.offset, 2)), "**");
    for (size_t i = 0; i < wanted.values.size(); ++i) {
      const model::FieldValue* value = record.find(wanted.schema->fields[i].name);
      ASSERT_NE(value, nullptr) << wanted.schema->fields[i].name;
      EXPECT_EQ(value->text, wanted.values[i]) << wanted.schema->fields[i].name;
    }
    const model::FieldValue* user = record.find("Security_UserID");
    EXPECT_EQ(user == nullptr ? "" : user->text, wanted.user_sid);
  }
}

TEST(EventsRoundTrip, loses_only_the_record_that_is_damaged) {
  Bytes file = encode(300);
  const Read whole = read(file);
  const std::uint64_t at = whole.records[100].offset;
  file[at + 34] = 0xFF;  // where the record says which template it uses
  file[at + 35] = 0xFF;
  const Read got = read(file);
  ASSERT_EQ(got.bad.size(), 1U);
  EXPECT_EQ(got.bad[0].offset, at);
  EXPECT_EQ(got.records.size(), 299U);
  file[at + 4] = 0;  // and the size: the next record is found again
  file[at + 5] = 0;
  const Read sized = read(file);
  EXPECT_EQ(sized.records.size(), 299U);
  EXPECT_EQ(sized.bad.size(), 1U);
}

TEST(EventsRoundTrip, answers_for_a_file_cut_off_anywhere) {
  const Bytes file = encode(200);
  for (size_t size = 0; size < file.size(); size += size < 6000 ? 97 : 1777) {
    const Read got = read(ByteView(file).first(size));
    EXPECT_TRUE(!got.bad.empty() || size == 0 || size == 4096) << size;
  }
}

TEST(EventsRoundTrip, survives_any_damage_and_prints_valid_text) {
  const Bytes file = encode(60);
  SeededRandom random(20150128);
  for (int round = 0; round < 400; ++round) {
    Bytes damaged = file;
    for (int i = 0; i < 20; ++i) {
      const size_t at = 4096 + random.next() % 32'768;
      damaged[at] = static_cast<Byte>(random.next());
    }
    for (const model::LogRecord& record : read(damaged).records) {
      std::string line;
      detect::append_event_line(line, record);
      const auto back = detect::record_from_json(detect::record_to_json(record));
      ASSERT_TRUE(back) << back.error().message << "\n" << detect::record_to_json(record);
    }
  }
}

}  // namespace
}  // namespace sekimori
