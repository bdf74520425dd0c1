#include "demo/evtx/evtx_writer.h"

#include <gtest/gtest.h>
#include <zlib.h>

namespace sekimori::demo {
namespace {

const EventSchema& logon_schema() {
  static const EventSchema schema{.provider = "Microsoft-Windows-Security-Auditing",
                                  .provider_guid = "{54849625-5478-4994-A5BA-3E3B0328C30D}",
                                  .channel = "Security",
                                  .event_id = 4624,
                                  .version = 2,
                                  .level = 0,
                                  .task = 12544,
                                  .opcode = 0,
                                  .keywords = 0x8020000000000000U,
                                  .user_data = {},
                                  .user_data_namespace = {},
                                  .fields = {{"TargetUserSid", EventValueType::sid},
                                             {"TargetUserName"},
                                             {"TargetLogonId", EventValueType::hexadecimal_64},
                                             {"LogonType", EventValueType::unsigned_32},
                                             {"LogonGuid", EventValueType::guid}}};
  return schema;
}

EventRecord logon(std::uint64_t id) {
  EventRecord record;
  record.schema = &logon_schema();
  record.record_id = id;
  record.time = Instant::from_seconds(1'770'000'000 + static_cast<std::int64_t>(id));
  record.computer = "PC-0001.example.jp";
  record.process_id = 700;
  record.thread_id = 712;
  record.values = {"S-1-5-21-100-200-300-1104", "佐藤 花子", "0x3e7", "2", "{01234567-89AB-CDEF-0123-456789ABCDEF}"};
  return record;
}

TEST(EvtxWriter, WritesChunksWhoseChecksumsHold) {
  const TemporaryDirectory directory = *TemporaryDirectory::create();
  const Path path = directory.path() / "a.evtx";
  {
    const auto file = *system_files().open(path, OpenMode::read_write);
    EvtxWriter writer(*file);
    for (std::uint64_t id = 1; id <= 1000; ++id) ASSERT_TRUE(writer.append(logon(id)));
    ASSERT_TRUE(writer.finish());
  }
  const Bytes bytes = *system_files().read(path);
  ASSERT_EQ(bytes.size() % 65536, 4096U);
  const size_t chunks = bytes.size() / 65536;
  EXPECT_GT(chunks, 1U);
  EXPECT_EQ(*read_u32_le(bytes, 124), crc32(0, bytes.data(), 120));
  std::uint64_t expected = 1;
  for (size_t i = 0; i < chunks; ++i) {
    const ByteView chunk = ByteView(bytes).subspan(4096 + i * 65536, 65536);
    const std::uint32_t free_space = *read_u32_le(chunk, 48);
    EXPECT_EQ(*read_u64_le(chunk, 24), expected);
    expected = *read_u64_le(chunk, 32) + 1;
    EXPECT_EQ(*read_u32_le(chunk, 52), crc32(0, chunk.data() + 512, free_space - 512));
    EXPECT_EQ(*read_u32_le(chunk, 124), crc32(crc32(0, chunk.data(), 120), chunk.data() + 128, 384));
  }
  EXPECT_EQ(expected, 1001U);
}

TEST(EvtxWriter, RefusesAValueOfTheWrongType) {
  EvtxChunk chunk;
  EventRecord record = logon(1);
  record.values[3] = "two";
  EXPECT_EQ(chunk.add(record, 1).error().code, ErrorCode::invalid_input);
  record.values.pop_back();
  EXPECT_EQ(EvtxChunk().add(record, 1).error().code, ErrorCode::invalid_input);
}

}  // namespace
}  // namespace sekimori::demo
