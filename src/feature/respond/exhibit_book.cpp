#include "feature/respond/exhibit_book.h"

#include <algorithm>
#include <set>

#include "base/csv.h"
#include "base/text.h"

namespace sekimori::respond {
namespace {

constexpr std::string_view prefix = "甲";
constexpr std::size_t most_listed_blobs = 1000;
constexpr std::size_t deepest_folder = 64;
constexpr std::size_t most_left_out = 1000;

std::pair<int, int> parts_of(std::string_view number) {
  if (number.starts_with(prefix)) number.remove_prefix(prefix.size());
  const std::string text(number);
  const std::size_t dash = text.find('-');
  return {std::atoi(text.c_str()), dash == std::string::npos ? 0 : std::atoi(text.c_str() + dash + 1)};
}

std::string inventory_text(const std::vector<ExhibitFile>& files) {
  std::string out;
  for (const ExhibitFile& file : files) {
    Json row = Json::object({{"name", file.name}, {"sha256", file.sha256}, {"bytes", file.bytes}});
    if (file.modified) row.set("modified", file.modified->to_rfc3339());
    out += row.canonical() + "\n";
  }
  return out;
}

Result<std::vector<ExhibitFile>> parse_inventory(std::string_view text) {
  std::vector<ExhibitFile> out;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const Json row = TRY(Json::parse(text.substr(0, end)));
    ExhibitFile file{
        std::string(row["name"].text()), std::string(row["sha256"].text()), static_cast<std::uint64_t>(row["bytes"].integer_or(0)), {}};
    if (row["modified"].is_string()) file.modified = TRY(Instant::parse(row["modified"].text()));
    out.push_back(std::move(file));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

std::string period_text(const Period& period) {
  if (!period.from && !period.to) return "全期間";
  return fmt::format("{}〜{}", period.from ? period.from->to_string() : "", period.to ? period.to->to_string() : "");
}

std::pair<std::optional<Instant>, std::optional<Instant>> instants_of(const Period& period, const Zone& zone) {
  std::pair<std::optional<Instant>, std::optional<Instant>> out;
  if (period.from) out.first = zone.start_of(*period.from);
  if (period.to) out.second = zone.end_of(*period.to);
  return out;
}

record::Change change_of(const record::Actor& actor, record::Verb verb, std::string_view reason, std::string action) {
  record::Change change;
  change.actor = actor;
  change.verb = verb;
  change.reason = reason;
  change.action = std::move(action);
  return change;
}

// Every occurrence of the words, longest first, under as many ■ as they have characters. Exact characters: a word that is written in
// two ways has to be given twice.
std::pair<std::string, std::size_t> blacked_out(std::string_view text, std::vector<std::string> words) {
  std::ranges::sort(words, [](const std::string& a, const std::string& b) { return a.size() > b.size(); });
  std::string out(text);
  std::size_t count = 0;
  for (const std::string& word : words) {
    std::string bar;
    for (std::size_t i = count_code_points(word); i > 0; --i) bar += "■";
    for (std::size_t at = out.find(word); at != std::string::npos; at = out.find(word, at + bar.size())) {
      out.replace(at, word.size(), bar);
      ++count;
    }
  }
  return {std::move(out), count};
}

// In words of both languages; the record has the short one.
Error why_left_out(std::string_view reason) {
  if (reason == "symlink") return error(ErrorCode::invalid_input, "it is a symbolic link").error();
  if (reason == "special") return error(ErrorCode::invalid_input, "it is a device, a pipe or a socket").error();
  if (reason == "too deep") return error(ErrorCode::invalid_input, "its folders are nested too deeply").error();
  if (reason == "changed_while_read") return error(ErrorCode::invalid_input, "it changed while it was read").error();
  return error(ErrorCode::invalid_input, "it cannot be read").error();
}

// Gathers bytes for a blob of any size.
class BlobText {
 public:
  explicit BlobText(std::unique_ptr<blob::BlobWriter> writer) : writer_(std::move(writer)) {}
  Result<void> add(std::string_view text) {
    pending_ += text;
    if (pending_.size() < (std::size_t(1) << 20)) return {};
    TRY(writer_->append(as_bytes(pending_)));
    pending_.clear();
    return {};
  }
  Result<blob::BlobInfo> finish() {
    TRY(writer_->append(as_bytes(pending_)));
    return writer_->finish();
  }

 private:
  std::unique_ptr<blob::BlobWriter> writer_;
  std::string pending_;
};

// A line of an inventory must stay one line and below the exhibit's folder.
std::string file_name_of(std::string_view given) {
  std::string out = scrub_utf8(given.substr(given.find_last_of("/\\") + 1));
  std::erase_if(out, [](unsigned char c) { return c < 0x20 || c == 0x7f; });
  return out.empty() || out == "." || out == ".." ? "file" : out;
}

Result<ExhibitFile> keep_open_file(blob::BlobStore& blobs, std::string_view name, File& file) {
  auto writer = TRY(blobs.begin());
  Bytes piece(std::size_t(1) << 20);
  for (std::uint64_t done = 0;;) {
    const std::size_t got = TRY(file.read_at(done, piece));
    if (got == 0) break;
    TRY(writer->append(ByteView(piece).first(got)));
    done += got;
  }
  const auto kept = TRY(writer->finish());
  return ExhibitFile{file_name_of(name), to_hex(kept.digest), kept.size, {}};
}

}  // namespace

struct ExhibitBook::Gathered {
  std::vector<ExhibitFile> files;
  std::vector<std::string> left_out;
  std::size_t depth = 0;
  void leave_out(const std::string& name, std::string_view why) {
    if (left_out.size() < most_left_out) left_out.push_back(fmt::format("{}\t{}", scrub_utf8(name), why));
  }
};

bool exhibit_number_less(std::string_view a, std::string_view b) { return parts_of(a) < parts_of(b); }

std::string bag_id_of(std::string_view number) {
  if (number.starts_with(prefix)) number.remove_prefix(prefix.size());
  return "KO" + std::string(number);
}

Result<void> ExhibitBook::gather(const Path& path, const std::string& name, Gathered& into) {
  const FileStatus status = TRY(parts_.files.status(path));
  if (status.kind == FileKind::symlink || status.kind == FileKind::special) {
    into.leave_out(name, status.kind == FileKind::symlink ? "symlink" : "special");
    return {};
  }
  if (status.kind == FileKind::directory) {
    auto entries = parts_.files.list(path);
    if (!entries || into.depth >= deepest_folder) {
      into.leave_out(name, entries ? "too deep" : "unreadable");
      return {};
    }
    ++into.depth;
    for (const DirectoryEntry& entry : *entries) TRY(gather(path / entry.name, name.empty() ? entry.name : name + "/" + entry.name, into));
    --into.depth;
    return {};
  }
  auto kept = parts_.blobs.put_file(parts_.files, path);
  if (!kept) {
    if (kept.error().code == ErrorCode::full) return std::unexpected(std::move(kept).error());
    into.leave_out(name, "unreadable");
    return {};
  }
  const auto after = parts_.files.status(path);
  if (!after || after->size != kept->size || after->modified != status.modified) into.leave_out(name, "changed_while_read");
  into.files.push_back({scrub_utf8(name), to_hex(kept->digest), kept->size, status.modified});
  return {};
}

Result<KnownExhibit> ExhibitBook::add_path(const KnownCase& known, const Path& path, const Acquisition& how) {
  std::error_code code;
  const Path absolute = std::filesystem::absolute(path, code).lexically_normal();
  const FileStatus status = TRY(parts_.files.status(path));
  Path source = path;
  if (status.kind == FileKind::symlink) source = path.parent_path() / TRY(parts_.files.read_link(path));
  const bool folder = TRY(parts_.files.status(source)).kind == FileKind::directory;
  Gathered gathered;
  TRY(gather(source, folder ? std::string() : absolute.filename().string(), gathered));
  if (gathered.files.empty()) {
    if (gathered.left_out.empty())
      return error(ErrorCode::invalid_input, "{}: an empty folder; there is nothing in it to keep", path.string());
    const std::string& first = gathered.left_out.front();
    const std::size_t tab = first.rfind('\t');
    return error(ErrorCode::invalid_input, "{}: nothing in it could be kept; {}: {}", path.string(), first.substr(0, tab),
                 why_left_out(std::string_view(first).substr(tab + 1)));
  }
  model::Exhibit facts;
  facts.scope = model::ExhibitScope::whole_file;
  facts.origin = scrub_utf8(absolute.string());
  facts.title = how.title.empty() ? scrub_utf8(absolute.filename().string()) : how.title;
  facts.left_out = std::move(gathered.left_out);
  return store(known, std::move(facts), std::move(gathered.files), how, "exhibit");
}

Result<KnownExhibit> ExhibitBook::add_file(const KnownCase& known, std::string_view name, File& file, const Acquisition& how) {
  std::vector<ExhibitFile> files = {TRY(keep_open_file(parts_.blobs, name, file))};
  if (files.front().bytes == 0) return error(ErrorCode::invalid_input, "{}: the file is empty", files.front().name);
  model::Exhibit facts;
  facts.scope = model::ExhibitScope::whole_file;
  facts.origin = files.front().name;
  facts.title = how.title.empty() ? files.front().name : how.title;
  return store(known, std::move(facts), std::move(files), how, "exhibit");
}

Result<KnownExhibit> ExhibitBook::add_source(const KnownCase& known, std::string_view source, const Period& period,
                                             const Acquisition& how) {
  const auto standing = TRY(parts_.sources.find_source(source));
  if (!standing) return error(ErrorCode::not_found, "no source '{}'; 'sekimori source list' shows the names", source);
  const auto [first, last] = instants_of(period, parts_.zone);
  const auto blocks = TRY(parts_.sources.blocks(standing->id, first, last));
  if (blocks.empty()) {
    if (!period.from && !period.to) return error(ErrorCode::not_found, "source '{}' has no kept bytes", source);
    const auto day = [](const std::optional<Day>& one) { return one ? one->to_string() : std::string("…"); };
    return error(ErrorCode::not_found, "source '{}' has no kept bytes from {} to {}", source, day(period.from), day(period.to));
  }
  std::vector<ExhibitFile> files;
  for (const model::KeptBlock& block : blocks) {
    std::string name = scrub_utf8(Path(block.name).filename().string());
    if (name.empty()) name = "block";
    files.push_back({fmt::format("{:06}-{}", files.size() + 1, name), block.sha256, block.bytes, block.received_at});
    const Digest digest = TRY(blob::parse_digest(block.sha256));
    TRY(parts_.blobs.size_of(digest));  // still kept
  }
  model::Exhibit facts;
  facts.scope = model::ExhibitScope::whole_source;
  facts.origin = "source:" + standing->id;
  facts.title = how.title.empty() ? fmt::format("{} ({})", standing->source.name, period_text(period)) : how.title;
  return store(known, std::move(facts), std::move(files), how, "exhibit");
}

Result<KnownExhibit> ExhibitBook::add_extract(const KnownCase& known, const KnownExhibit& whole, const ExtractWish& wish,
                                              const Acquisition& how) {
  if (whole.facts.scope != model::ExhibitScope::whole_source)
    return error(ErrorCode::invalid_input, "{}: extracts are made from whole sources", whole.facts.number);
  if (wish.reason.empty()) return error(ErrorCode::invalid_input, "an extract narrows what was kept; it needs a reason");
  model::EventQuestion question;
  question.source_id = whole.facts.origin.substr(whole.facts.origin.find(':') + 1);
  question.users = wish.accounts;
  std::vector<std::string> devices;  // lent to the person: acts on them that name no account
  if (!wish.person.empty()) {
    const auto id = TRY(model::PersonId::parse(wish.person));
    const auto person = parts_.people.find(id);
    if (!person) return error(ErrorCode::not_found, "no person {}", wish.person);
    question.users.insert(question.users.end(), person->person.accounts.begin(), person->person.accounts.end());
    devices = person->person.devices;
    if (question.users.empty() && devices.empty())
      return error(ErrorCode::invalid_input,
                   "the person has neither account nor computer in the register, so no event can be said to be theirs");
  }
  std::tie(question.first, question.last) = instants_of(wish.period, parts_.zone);
  std::set<std::string> of_whole;
  for (const ExhibitFile& file : TRY(files_of(whole.facts))) of_whole.insert(file.sha256);

  BlobText table(TRY(parts_.blobs.begin())), lines(TRY(parts_.blobs.begin()));
  std::string row(csv_byte_order_mark);
  append_csv_row(row, {"time", "time_local", "user", "device", "activity", "object", "target", "peripheral", "address", "bytes", "count",
                       "event_id", "block", "offset"});
  TRY(table.add(row));
  std::uint64_t count = 0;
  const auto take = [&](const model::Event& event) -> Result<void> {
    if (!of_whole.contains(event.block)) return {};
    if (question.users.empty() && !event.user.empty()) return {};
    ++count;
    const std::string id = to_hex(ByteView(event.id.bytes));
    row.clear();
    append_csv_row(row, {event.time.to_rfc3339(), parts_.zone.local_text(event.time), event.user, event.device,
                         std::string(name_of(event.activity)), event.object, event.target, event.peripheral, event.address,
                         std::to_string(event.bytes), std::to_string(event.count), id, event.block, std::to_string(event.block_offset)});
    TRY(table.add(row));
    Json line = Json::object({{"event_id", id},
                              {"time", event.time.to_rfc3339()},
                              {"user", event.user},
                              {"device", event.device},
                              {"activity", name_of(event.activity)},
                              {"object", event.object},
                              {"target", event.target},
                              {"peripheral", event.peripheral},
                              {"address", event.address},
                              {"bytes", event.bytes},
                              {"count", event.count},
                              {"block", event.block},
                              {"offset", event.block_offset}});
    auto raw = Json::parse(event.raw);
    line.set("raw", raw ? *std::move(raw) : Json(scrub_utf8(event.raw)));
    return lines.add(line.canonical() + "\n");
  };
  if (!question.users.empty()) TRY(parts_.events.each(question, take));
  if (!devices.empty()) {
    question.users.clear();
    question.devices = devices;
    TRY(parts_.events.each(question, take));
  }
  const blob::BlobInfo csv = TRY(table.finish()), jsonl = TRY(lines.finish());
  model::Exhibit facts;
  facts.scope = model::ExhibitScope::extract;
  facts.of_exhibit = whole.facts.number;
  facts.origin = whole.facts.origin;
  facts.reason = wish.reason;
  facts.title = how.title.empty() ? fmt::format("{}の抽出 {}件 ({})", whole.facts.number, count, period_text(wish.period)) : how.title;
  return store(known, std::move(facts),
               {{"extract.csv", to_hex(csv.digest), csv.size, {}}, {"extract.jsonl", to_hex(jsonl.digest), jsonl.size, {}}}, how,
               "extract");
}

Result<KnownExhibit> ExhibitBook::add_redacted(const KnownCase& known, const KnownExhibit& whole, const std::vector<std::string>& words,
                                               const Acquisition& how) {
  if (how.reason.empty()) return error(ErrorCode::invalid_input, "a redaction hides what was kept; it needs a reason");
  if (words.empty()) return error(ErrorCode::invalid_input, "which words are to be blacked out?");
  for (const std::string& word : words)
    if (trim(word).empty()) return error(ErrorCode::invalid_input, "an empty word cannot be blacked out");
  std::vector<ExhibitFile> files;
  std::size_t hidden = 0;
  for (const ExhibitFile& file : TRY(files_of(whole.facts))) {
    const Bytes bytes = TRY(parts_.blobs.get(TRY(blob::parse_digest(file.sha256)), blob::Verify::yes, std::uint64_t(256) << 20));
    if (!is_valid_utf8(as_text(bytes)))
      return error(ErrorCode::invalid_input, "{}: {} is no UTF-8 text; make the redacted file and give it with --file", whole.facts.number,
                   file.name);
    auto [text, count] = blacked_out(as_text(bytes), words);
    hidden += count;
    const auto kept = TRY(parts_.blobs.put(as_bytes(text)));
    files.push_back({file.name, to_hex(kept.digest), kept.size, {}});
  }
  if (hidden == 0) return error(ErrorCode::invalid_input, "{}: none of the words is in it", whole.facts.number);
  return store_redacted(known, whole, std::move(files), fmt::format("{}の墨塗り版 ({}か所)", whole.facts.number, hidden), how);
}

Result<KnownExhibit> ExhibitBook::add_redacted_file(const KnownCase& known, const KnownExhibit& whole, std::string_view name, File& made,
                                                    const Acquisition& how) {
  if (how.reason.empty()) return error(ErrorCode::invalid_input, "a redaction hides what was kept; it needs a reason");
  std::vector<ExhibitFile> files = {TRY(keep_open_file(parts_.blobs, name, made))};
  return store_redacted(known, whole, std::move(files), fmt::format("{}の墨塗り版", whole.facts.number), how);
}

Result<KnownExhibit> ExhibitBook::store_redacted(const KnownCase& known, const KnownExhibit& whole, std::vector<ExhibitFile> files,
                                                 std::string title, const Acquisition& how) {
  model::Exhibit facts;
  facts.scope = model::ExhibitScope::redacted;
  facts.of_exhibit = whole.facts.number;
  facts.origin = whole.facts.origin;
  facts.reason = how.reason;
  facts.title = how.title.empty() ? std::move(title) : how.title;
  return store(known, std::move(facts), std::move(files), how, "extract");
}

Result<KnownExhibit> ExhibitBook::describe(const record::Actor& actor, const KnownCase& known, std::string_view number,
                                           const Description& description, std::string_view reason) {
  if (!description.original.empty() && description.original != "原本" && description.original != "写し")
    return error(ErrorCode::invalid_input, "'{}': an exhibit is 原本 or 写し", description.original);
  KnownExhibit exhibit = TRY(find(actor, known, number));
  model::Exhibit& facts = exhibit.facts;
  if (!description.title.empty()) facts.title = description.title;
  if (!description.made_by.empty()) facts.made_by = description.made_by;
  if (!description.proves.empty()) facts.proves = description.proves;
  if (!description.original.empty()) facts.original = description.original;
  if (description.made_on) facts.made_on = description.made_on;
  record::Draft draft;
  draft.kind = facts.of_exhibit.empty() ? "exhibit" : "extract";
  draft.id = exhibit.id;
  draft.body = to_json(facts);
  draft.parent = {"case", known.id};
  draft.keys = {{"number", known.id + "/" + facts.number, record::Uniqueness::unique}};
  auto written = parts_.database.write([&](sql::Transaction& tx) -> Result<void> {
    TRY(parts_.records.records.put(
        tx, draft, change_of(actor, record::Verb::update, reason.empty() ? "証拠説明書" : reason, draft.kind + ".describe")));
    return {};
  });
  if (!written) return std::unexpected(std::move(written).error());
  return exhibit;
}

Result<KnownExhibit> ExhibitBook::store(const KnownCase& known, model::Exhibit facts, std::vector<ExhibitFile> files,
                                        const Acquisition& how, std::string_view kind) {
  facts.case_id = known.id;
  facts.acquired_at = parts_.clock.now();
  facts.files = files.size();
  for (const ExhibitFile& file : files) {
    facts.bytes += file.bytes;
    if (files.size() <= most_listed_blobs) facts.blobs.push_back(file.sha256);
  }
  if (files.size() == 1) facts.sha256 = files.front().sha256;
  facts.inventory = to_hex(TRY(parts_.blobs.put(as_bytes(inventory_text(files)))).digest);
  const auto known_exhibits = TRY(list(record::Actor::system("respond"), known));
  const auto fetched_before = std::ranges::find_if(known_exhibits, [&](const KnownExhibit& other) {
    return other.facts.origin == facts.origin && other.facts.scope == facts.scope && other.facts.digest() == facts.digest() &&
           facts.of_exhibit.empty();
  });
  if (fetched_before != known_exhibits.end())
    return error(ErrorCode::conflict, "{} is kept already as {}, with the same bytes", facts.origin, fetched_before->facts.number);
  KnownExhibit made;
  auto written = parts_.database.write([&](sql::Transaction& tx) -> Result<void> {
    // Numbers are given inside the transaction: two people at work never get the same one.
    int number = 0, branch = 1;
    for (std::string_view which : {"exhibit", "extract"}) {
      record::ListQuery query;
      query.kind = which;
      query.parent = known.id;
      query.limit = 1000;
      for (const record::Version& version : TRY(parts_.records.records.list(tx, record::Actor::system("respond"), query))) {
        const auto [main, sub] = parts_of(version.body["number"].text());
        number = std::max(number, main);
        if (main == parts_of(facts.of_exhibit).first) branch = std::max(branch, sub);
      }
    }
    facts.number = !facts.of_exhibit.empty() ? fmt::format("{}{}-{}", prefix, parts_of(facts.of_exhibit).first, branch + 1)
                                             : fmt::format("{}{}", prefix, number + 1);
    record::Draft draft;
    draft.kind = kind;
    draft.id = model::ExhibitId::make(parts_.clock, parts_.random).to_string();
    draft.body = to_json(facts);
    draft.parent = {"case", known.id};
    draft.keys = {{"number", known.id + "/" + facts.number, record::Uniqueness::unique}};
    draft.expected_version = 0;
    const std::string why = how.reason.empty() ? fmt::format("case {}", known.facts.number) : how.reason;
    TRY(parts_.records.records.put(tx, draft, change_of(how.actor, record::Verb::create, why, std::string(kind) + ".acquire")));
    model::CustodyStep step;
    step.case_id = known.id;
    step.exhibit = facts.number;
    step.verb = facts.scope == model::ExhibitScope::extract    ? model::CustodyVerb::copy
                : facts.scope == model::ExhibitScope::redacted ? model::CustodyVerb::redact
                                                               : model::CustodyVerb::acquire;
    step.actor = how.actor.account;
    step.second_person = how.second_person;
    step.at = facts.acquired_at;
    step.place = how.place;
    step.reason = facts.of_exhibit.empty() ? why : facts.reason;
    step.tool = parts_.tool;
    step.hash_after = facts.digest();
    TRY(put_step(tx, known, how.actor, step));
    TRY(hold_bytes(tx, known, facts, how.actor));
    made = {draft.id, facts};
    return {};
  });
  if (!written) return std::unexpected(std::move(written).error());
  return made;
}

// What is evidence is pinned by the case's first hold in force; without one (released) nothing is.
Result<void> ExhibitBook::hold_bytes(sql::Transaction& tx, const KnownCase& known, const model::Exhibit& exhibit,
                                     const record::Actor& actor) {
  std::vector<record::HoldItem> items = {{"blob", exhibit.inventory}};
  for (const std::string& blob : exhibit.blobs) items.push_back({"blob", blob});
  if (exhibit.origin.starts_with("source:")) items.push_back({"source", exhibit.origin.substr(7)});
  for (const record::Hold& hold : TRY(parts_.records.holds.list(tx, record::Actor::system("respond"))))
    if (hold.case_id == known.id && !hold.released_at)
      return parts_.records.holds.add_items(tx, hold.id, items, change_of(actor, record::Verb::update, exhibit.number, {}));
  return {};
}

Result<void> ExhibitBook::put_step(sql::Transaction& tx, const KnownCase& known, const record::Actor& actor, model::CustodyStep& step) {
  record::ListQuery earlier;
  earlier.kind = "custody_step";
  earlier.parent = known.id;
  step.sequence = TRY(parts_.records.records.count(tx, record::Actor::system("respond"), earlier)) + 1;
  record::Draft draft;
  draft.kind = "custody_step";
  draft.id = Uuid::make(parts_.clock, parts_.random).to_string();
  draft.body = to_json(step);
  draft.parent = {"case", known.id};
  draft.expected_version = 0;
  TRY(parts_.records.records.put(tx, draft,
                                 change_of(actor, record::Verb::create, step.reason, fmt::format("custody.{}", name_of(step.verb)))));
  return {};
}

Result<std::vector<KnownExhibit>> ExhibitBook::list(const record::Actor& actor, const KnownCase& known) {
  return parts_.database.read([&](sql::Transaction& tx) -> Result<std::vector<KnownExhibit>> {
    std::vector<KnownExhibit> out;
    for (std::string_view kind : {"exhibit", "extract"}) {
      record::ListQuery query;
      query.kind = kind;
      query.parent = known.id;
      query.limit = 1000;
      while (true) {
        const auto page = TRY(parts_.records.records.list(tx, actor, query));
        for (const record::Version& version : page) out.push_back({version.id, TRY(model::exhibit_from_json(version.body))});
        if (page.size() < 1000) break;
        query.after = page.back().id;
      }
    }
    std::ranges::sort(out,
                      [](const KnownExhibit& a, const KnownExhibit& b) { return exhibit_number_less(a.facts.number, b.facts.number); });
    return out;
  });
}

Result<KnownExhibit> ExhibitBook::find(const record::Actor& actor, const KnownCase& known, std::string_view number) {
  const std::string wanted = number.starts_with(prefix) ? std::string(number) : std::string(prefix) + std::string(number);
  for (KnownExhibit& exhibit : TRY(list(actor, known)))
    if (exhibit.facts.number == wanted) return std::move(exhibit);
  return error(ErrorCode::not_found, "case {} has no exhibit {}; 'sekimori case show {}' lists them", known.facts.number, wanted,
               known.facts.number);
}

Result<std::vector<ExhibitFile>> ExhibitBook::files_of(const model::Exhibit& exhibit) {
  const Digest digest = TRY(blob::parse_digest(exhibit.inventory));
  const Bytes bytes = TRY(parts_.blobs.get(digest, blob::Verify::yes));
  return parse_inventory(as_text(bytes));
}

Result<std::string> ExhibitBook::digest_now(const model::Exhibit& exhibit) {
  const auto files = files_of(exhibit);
  if (!files) return fmt::format("damaged: {}", exhibit.inventory);
  for (const ExhibitFile& file : *files) {
    const Digest digest = TRY(blob::parse_digest(file.sha256));
    auto whole = parts_.blobs.verify(digest);
    if (whole) continue;
    if (whole.error().code == ErrorCode::integrity || whole.error().code == ErrorCode::not_found)
      return fmt::format("damaged: {}", file.sha256);
    return std::unexpected(std::move(whole).error());
  }
  return exhibit.digest();
}

Result<model::CustodyStep> ExhibitBook::note(const KnownCase& known, std::string_view exhibit, const CustodyNote& note) {
  if (note.reason.empty()) return error(ErrorCode::invalid_input, "a step of custody has a reason");
  model::CustodyStep step;
  step.case_id = known.id;
  step.verb = note.verb;
  step.actor = note.actor.account;
  step.second_person = note.second_person;
  step.place = note.place;
  step.reason = note.reason;
  step.tool = note.tool.empty() ? parts_.tool : note.tool;
  if (!exhibit.empty()) {
    const KnownExhibit found = TRY(find(note.actor, known, exhibit));
    step.exhibit = found.facts.number;
    step.hash_before = found.facts.digest();
    step.hash_after = TRY(digest_now(found.facts));
  }
  step.at = parts_.clock.now();
  auto written = parts_.database.write([&](sql::Transaction& tx) -> Result<void> {
    if (note.verb == model::CustodyVerb::dispose) {
      for (const record::Hold& hold : TRY(parts_.records.holds.list(tx, record::Actor::system("respond"))))
        if (hold.case_id == known.id && !hold.released_at)
          return error(ErrorCode::conflict, "case {} is under the hold {}; nothing of it is disposed of before the hold is released",
                       known.facts.number, hold.id);
    }
    return put_step(tx, known, note.actor, step);
  });
  if (!written) return std::unexpected(std::move(written).error());
  constexpr std::string_view damaged = "damaged: ";
  if (step.hash_after.starts_with(damaged))
    return error(ErrorCode::integrity, "{} is not what was kept: the bytes {} are damaged or missing; the step is recorded", step.exhibit,
                 step.hash_after.substr(damaged.size()));
  if (step.hash_after != step.hash_before)
    return error(ErrorCode::integrity, "{} is not what was kept: {}; the step is recorded", step.exhibit, step.hash_after);
  return step;
}

Result<std::vector<std::pair<std::string, model::CustodyStep>>> ExhibitBook::steps(const record::Actor& actor, const KnownCase& known) {
  using Steps = std::vector<std::pair<std::string, model::CustodyStep>>;
  return parts_.database.read([&](sql::Transaction& tx) -> Result<Steps> {
    Steps out;
    record::ListQuery query;
    query.kind = "custody_step";
    query.parent = known.id;
    query.limit = 1000;
    while (true) {
      const auto page = TRY(parts_.records.records.list(tx, actor, query));
      for (const record::Version& version : page) out.emplace_back(version.id, TRY(model::custody_step_from_json(version.body)));
      if (page.size() < 1000) break;
      query.after = page.back().id;
    }
    std::ranges::stable_sort(out, [](const auto& a, const auto& b) { return a.second.sequence < b.second.sequence; });
    return out;
  });
}

}  // namespace sekimori::respond
