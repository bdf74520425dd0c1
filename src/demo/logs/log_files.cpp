#include "demo/logs/log_files.h"

#include <algorithm>
#include <map>

#include "demo/calendar.h"
#include "demo/evtx/evtx_writer.h"
#include "demo/logs/plain_logs.h"
#include "demo/logs/windows_log.h"

namespace sekimori::demo {
namespace {

constexpr size_t buffer_size = 1 << 20;

std::string month_of(const Act& act) { return day_in_japan(Instant{act.time}).to_string().substr(0, 7); }

// Which computers hand in their log files as they lie on the disk (EVTX) rather than through the collector: whole
// computers, and of the last one only its older events, so that the number comes out exactly.
class EvtxChoice {
 public:
  EvtxChoice(const Firm& firm, const std::vector<Act>& acts, std::int64_t wanted) : left_(firm.computers.size(), 0) {
    std::vector<std::int64_t> counts(firm.computers.size(), 0);
    for (const Act& act : acts) ++counts[act.computer];
    const auto take = [&](size_t computer) {
      if (left_[computer] != 0) return;
      left_[computer] = std::min(wanted, counts[computer]);
      wanted -= left_[computer];
    };
    take(firm.people[firm.main_character].computer);
    for (const Person& person : firm.people)
      if (person.kind == PersonKind::staff) take(person.computer);
  }
  bool takes(const Act& act) {
    if (left_[act.computer] == 0) return false;
    --left_[act.computer];
    return true;
  }

 private:
  std::vector<std::int64_t> left_;
};

struct OpenEvtx {
  std::unique_ptr<File> file;
  std::unique_ptr<EvtxWriter> writer;
};

// "Microsoft-Windows-PrintService/Operational" -> as Windows names the file.
std::string evtx_name(std::string_view channel) {
  std::string name(channel);
  if (const size_t slash = name.find('/'); slash != std::string::npos) name.replace(slash, 1, "%4");
  return name + ".evtx";
}

Result<std::int64_t> write_windows(Files& files, const Path& folder, const Firm& firm, const Chronicle& chronicle,
                                   std::int64_t evtx_records, const Path& meaning_path) {
  const std::vector<Act>& acts = chronicle.acts(LogKind::windows);
  EvtxChoice choice(firm, acts, evtx_records);
  WindowsTranslator translator(firm, chronicle);
  std::map<Path, OpenEvtx> open;
  BufferedFile meaning = TRY(BufferedFile::create(files, meaning_path));
  EventRecord record;
  std::int64_t written = 0;
  // The collector keeps one file for the servers and one for the desks, a month each.
  std::optional<BufferedFile> servers, desks;
  std::string month;
  TRY(files.make_directories(folder / "logs/windows"));
  for (const Act& act : acts) {
    translator.translate(act, record);
    if (choice.takes(act)) {
      const Path place =
          Path("logs/windows-evtx") / record.computer.substr(0, record.computer.find('.')) / evtx_name(record.schema->channel);
      OpenEvtx& evtx = open[place];
      if (!evtx.file) {
        TRY(files.make_directories((folder / place).parent_path()));
        evtx.file = TRY(files.open(folder / place, OpenMode::create_new));
        evtx.writer = std::make_unique<EvtxWriter>(*evtx.file);
      }
      TRY(evtx.writer->append(record));
      const size_t start = meaning.buffer().size();
      append_json_line(record, meaning.buffer());
      meaning.buffer().insert(start + 1, fmt::format("\"File\":\"{}\",", (folder.filename() / place).string()));
      TRY(meaning.flow());
      ++written;
      continue;
    }
    if (std::string now = month_of(act); now != month) {
      month = std::move(now);
      if (servers) TRY(servers->finish());
      if (desks) TRY(desks->finish());
      servers.emplace(TRY(BufferedFile::create(files, folder / "logs/windows" / fmt::format("servers-{}.jsonl", month))));
      desks.emplace(TRY(BufferedFile::create(files, folder / "logs/windows" / fmt::format("desks-{}.jsonl", month))));
    }
    BufferedFile& file = act.computer <= Firm::database_server ? *servers : *desks;
    append_json_line(record, file.buffer());
    TRY(file.flow());
  }
  if (servers) TRY(servers->finish());
  if (desks) TRY(desks->finish());
  for (auto& [path, evtx] : open) TRY(evtx.writer->finish());
  TRY(meaning.finish());
  return written;
}

Result<void> write_months(Files& files, const Path& folder, std::string_view name, const Firm& firm, const Chronicle& chronicle,
                          LogKind log, const std::vector<Act>& acts) {
  TRY(files.make_directories(folder));
  std::optional<BufferedFile> file;
  std::string month;
  for (const Act& act : acts) {
    if (std::string now = month_of(act); now != month) {
      month = std::move(now);
      if (file) TRY(file->finish());
      file.emplace(TRY(BufferedFile::create(files, folder / fmt::format("{}-{}.{}", name, month, log == LogKind::proxy ? "log" : "csv"))));
      file->buffer() += heading_of(log);
    }
    append_line(firm, chronicle, log, act, file->buffer());
    TRY(file->flow());
  }
  if (file) TRY(file->finish());
  return {};
}

}  // namespace

Result<BufferedFile> BufferedFile::create(Files& files, const Path& path) {
  BufferedFile file(TRY(files.open(path, OpenMode::create_new)));
  file.buffer_.reserve(buffer_size + 8'192);
  return file;
}

Result<void> BufferedFile::flow() {
  if (buffer_.size() < buffer_size) return {};
  return finish();
}

Result<void> BufferedFile::finish() {
  TRY(file_->append(as_bytes(buffer_)));
  buffer_.clear();
  return {};
}

Result<LogFilesWritten> write_logs(Files& files, const Path& folder, const Firm& firm, Chronicle& chronicle, std::int64_t evtx_records,
                                   std::vector<Act>& unbased, const Path& meaning) {
  chronicle.sort();
  LogFilesWritten written;
  for (size_t i = 0; i < log_kinds; ++i) written.lines[i] = static_cast<std::int64_t>(chronicle.acts(static_cast<LogKind>(i)).size());
  written.lines[static_cast<size_t>(LogKind::client)] += static_cast<std::int64_t>(unbased.size());
  written.evtx_records = TRY(write_windows(files, folder, firm, chronicle, evtx_records, meaning));
  struct Plain {
    LogKind log;
    std::string_view name;
  };
  for (const Plain& it : {Plain{LogKind::proxy, "proxy"}, Plain{LogKind::mail, "mail"}, Plain{LogKind::client, "client"},
                          Plain{LogKind::print, "print"}, Plain{LogKind::database, "database"}})
    TRY(write_months(files, folder / "logs" / it.name, it.name, firm, chronicle, it.log, chronicle.acts(it.log)));
  sort_by_time(unbased);
  TRY(write_months(files, folder / "logs/client-trial", "client", firm, chronicle, LogKind::client, unbased));
  return written;
}

}  // namespace sekimori::demo
