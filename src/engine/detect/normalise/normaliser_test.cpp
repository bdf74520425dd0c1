#include "engine/detect/normalise/normaliser.h"

#include <gtest/gtest.h>

#include "base/json.h"
#include "engine/detect/normalise/record_json.h"
#include "engine/detect/parse/testing_reader.h"

namespace sekimori::detect {
namespace {

using model::Activity;
using model::EventClass;
using model::LogRecord;
using model::ValueKind;

LogRecord windows(std::string channel, std::int64_t id, std::vector<std::pair<std::string, std::string>> fields) {
  LogRecord record;
  record.position_kind = model::PositionKind::record_id;
  record.position = 7;
  record.time = Instant::from_seconds(1'770'000'000);
  record.channel = std::move(channel);
  record.event_id = id;
  record.computer = "PC-1";
  for (auto& [name, text] : fields) record.fields.push_back({name, {ValueKind::text, text}});
  return record;
}

const Normaliser& normaliser() {
  static const Normaliser one = Normaliser::create(MappingSet::embedded());
  return one;
}

TEST(Normaliser, tells_reading_from_writing_and_deleting_by_the_access_mask) {
  const auto activity = [](std::string mask) {
    return normaliser()
        .normalise(
            windows("Security", 4663, {{"ObjectType", "File"}, {"SubjectUserName", "Taro"}, {"ObjectName", "C:\\a"}, {"AccessMask", mask}}),
            {"s", "f", {}})
        ->activity;
  };
  EXPECT_EQ(activity("0x1"), Activity::read);
  EXPECT_EQ(activity("0x2"), Activity::update);
  EXPECT_EQ(activity("0x10000"), Activity::remove);
  EXPECT_FALSE(normaliser().normalise(windows("Security", 4663, {{"ObjectType", "Key"}, {"AccessMask", "0x1"}}), {"s", "f", {}}));
}

TEST(Normaliser, gives_who_what_and_where_of_a_share_read) {
  const auto event = normaliser().normalise(windows("Security", 5145,
                                                    {{"SubjectUserName", "FIRM\\Taro"},
                                                     {"ShareName", "\\\\*\\design"},
                                                     {"RelativeTargetName", "a.dxf"},
                                                     {"AccessMask", "0x1"},
                                                     {"IpAddress", "::ffff:10.0.0.1"}}),
                                            {"fs", "hash", "block"});
  ASSERT_TRUE(event);
  EXPECT_EQ(event->event_class, EventClass::smb_activity);
  EXPECT_EQ(event->activity, Activity::read);
  EXPECT_EQ(event->user, "taro");
  EXPECT_EQ(event->object, "\\\\*\\design\\a.dxf");
  EXPECT_EQ(event->address, "10.0.0.1");
  EXPECT_EQ(event->device, "PC-1");
  EXPECT_EQ(event->block, "block");
  EXPECT_EQ(event->id, model::make_event_id("fs", "hash", 7));
}

TEST(Normaliser, counts_pages_and_bytes_of_a_print_job) {
  const auto event = normaliser().normalise(
      windows("Microsoft-Windows-PrintService/Operational", 307,
              {{"Param2", "図面.docx"}, {"Param3", "hanako"}, {"Param5", "MFP-2"}, {"Param7", "9000"}, {"Param8", "120"}}),
      {"s", "f", {}});
  ASSERT_TRUE(event);
  EXPECT_EQ(event->event_class, EventClass::print_job_activity);
  EXPECT_EQ(event->count, 120);
  EXPECT_EQ(event->bytes, 9000);
  EXPECT_EQ(event->target, "MFP-2");
}

TEST(Normaliser, gives_each_shipped_text_log_a_shape) {
  struct Row {
    std::string_view name, text;
    EventClass event_class;
    Activity activity;
    std::string_view user, object, target;
    std::int64_t bytes, count;
  };
  const Row rows[] = {
      {"squid", "1767571200.000 1 10.0.0.1 TCP_MISS/200 50 POST http://up.example/x taro HIER_DIRECT/a text/html 9000\n",
       EventClass::http_activity, Activity::upload, "taro", "http://up.example/x", "up.example", 9000, 1},
      {"mail",
       "time,sender,recipients,subject,attachments,attachment_names,bytes,direction,host\n2026-01-05T09:00:00+09:00,Taro@firm.example,a@x."
       "example;b@y.example,s,1,f.zip,77,outbound,PC\n",
       EventClass::email_activity, Activity::send, "taro", "f.zip", "a@x.example;b@y.example", 77, 2},
      {"print", "time,user,computer,printer,document,pages,bytes\n2026-01-05T09:00:00+09:00,FIRM\\Taro,PC,MFP,d,12,34\n",
       EventClass::print_job_activity, Activity::print, "taro", "d", "MFP", 34, 12},
      {"db", "time,db_user,client_host,os_user,statement,table,rows\n2026-01-05T09:00:00+09:00,app,h,Taro,SELECT,customers,300\n",
       EventClass::datastore_activity, Activity::query, "taro", "customers", "", 0, 300},
      {"client",
       "日時,端末名,ユーザー名,操作,ファイルパス,出力先,ドライブ種別,バイト数,シリアル番号,プロセス\n2026/01/05 "
       "09:00:00,PC,taro,コピー,C:\\a,E:\\a,リムーバブル,5,SN,explorer.exe\n",
       EventClass::file_activity, Activity::copy, "taro", "C:\\a", "E:\\a", 5, 1},
      {"proxy", "time,user,client,method,url,host,sent,received\n2026-01-05T09:00:00+09:00,taro,10.0.0.1,GET,http://h/,h,1,2\n",
       EventClass::http_activity, Activity::download, "taro", "http://h/", "h", 2, 1},
  };
  for (const Row& row : rows) {
    const auto got = collect(row.text, std::string(row.name));
    ASSERT_EQ(got.records.size(), 1U) << row.name << (got.summary ? "" : got.summary.error().message);
    const auto event = normaliser().normalise(got.records[0], {"s", "f", {}});
    ASSERT_TRUE(event) << row.name;
    EXPECT_EQ(event->event_class, row.event_class) << row.name;
    EXPECT_EQ(event->activity, row.activity) << row.name;
    EXPECT_EQ(event->user, row.user) << row.name;
    EXPECT_EQ(event->object, row.object) << row.name;
    EXPECT_EQ(event->target, row.target) << row.name;
    EXPECT_EQ(event->bytes, row.bytes) << row.name;
    EXPECT_EQ(event->count, row.count) << row.name;
  }
}

TEST(Normaliser, leaves_out_what_has_no_shape_or_no_time) {
  EXPECT_FALSE(normaliser().normalise(windows("Security", 5379, {}), {"s", "f", {}}));
  LogRecord record = windows("Security", 4624, {{"TargetUserName", "taro"}});
  record.time.reset();
  EXPECT_FALSE(normaliser().normalise(record, {"s", "f", {}}));
}

TEST(RecordJson, gives_a_record_back_as_it_was) {
  LogRecord record = windows("Security", 1, {{"a", "text \"quoted\" \x01 極秘"}, {"Data", "one"}, {"b", ""}});
  record.provider = "P";
  record.product = "windows";
  record.time_digits = 7;
  record.fields.push_back({"n", {ValueKind::number, "1.50"}});
  record.fields.push_back({"i", {ValueKind::number, "-42"}});
  record.fields.push_back({"t", {ValueKind::boolean, "true"}});
  record.fields.push_back({"z", {ValueKind::null, ""}});
  record.fields.push_back({"Level", {ValueKind::number, "4"}});
  record.system_fields = 1;
  const auto back = record_from_json(record_to_json(record));
  ASSERT_TRUE(back) << back.error().message;
  EXPECT_EQ(back->fields, record.fields);
  EXPECT_EQ(back->time, record.time);
  EXPECT_EQ(back->system_fields, 1U);
  EXPECT_EQ(record_to_json(*back), record_to_json(record));
}

TEST(RecordJson, prints_repeated_names_as_one_array_and_unnamed_data_always_so) {
  std::string line;
  append_event_line(line, windows("C", 1, {{"Data", "x"}, {"a", "1"}, {"b", "2"}, {"a", "3"}}));
  EXPECT_TRUE(line.contains(R"("data":{"Data":["x"],"a":["1","3"],"b":"2"})")) << line;
  LogRecord many = windows("C", 1, {});
  for (int i = 0; i < 200; ++i)
    many.fields.push_back({i % 2 == 0 ? "even" : fmt::format("f{}", i), {ValueKind::text, fmt::format("{}", i)}});
  line.clear();
  append_event_line(line, many);
  const auto json = Json::parse(line);
  ASSERT_TRUE(json);
  EXPECT_EQ((*json)["data"]["even"].items().size(), 100U);
  EXPECT_EQ((*json)["data"]["f199"].text(), "199");
}

TEST(Mapping, names_file_line_and_what_is_wrong) {
  const auto wrong = [](std::string_view text) {
    auto mapping = MappingSet::parse(text, "m.toml");
    return mapping ? std::string("accepted") : mapping.error().message;
  };
  EXPECT_EQ(wrong("name = \"a\"\nverified = \"source\"\nformat = \"csv\"\n"), "m.toml:1: 'required' must name at least one column");
  EXPECT_TRUE(wrong("name = \"a\"\nnonsense = 1\n").starts_with("m.toml:2: unknown key 'nonsense'"));
  EXPECT_TRUE(wrong("name = ").starts_with("m.toml:1:"));
  EXPECT_TRUE(wrong("name = \"a\"\nverified = \"source\"\nformat = \"csv\"\nrequired=[\"t\"]\ncharset = \"klingon\"\n")
                  .contains("unknown charset 'klingon'"));
  EXPECT_TRUE(wrong("name = \"a\"\nverified = \"source\"\nformat = \"windows\"\n[[event]]\nclass = \"file\"\nactivity = \"dance\"\n")
                  .contains("'activity' is missing or unknown"));
}

}  // namespace
}  // namespace sekimori::detect
