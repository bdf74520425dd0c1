#include "engine/seal/bag_archive.h"

#include <zlib.h>

#include <algorithm>
#include <map>

#include "base/digest.h"
#include "base/json.h"
#include "engine/seal/manifest.h"

namespace sekimori::seal {
namespace {

constexpr std::size_t piece_bytes = std::size_t(1) << 20;
constexpr std::uint64_t largest_manifest = std::uint64_t(1) << 32;
constexpr std::string_view tag_manifest = "tagmanifest-sha256.txt";
constexpr std::uint64_t most_in_16 = 0xffff;
constexpr std::uint64_t most_in_32 = 0xffff'ffffull;

struct Member {
  std::string name;    // below the bag
  std::string sha256;  // as the manifests tell it
  std::uint64_t size = 0;
  std::uint64_t place = 0;  // of its header in the zip
  std::uint32_t crc = 0;
};

// Numbers of a zip are little-endian.
class Fields {
 public:
  Fields& two(std::uint64_t value) { return put(value, 2); }
  Fields& four(std::uint64_t value) { return put(value, 4); }
  Fields& eight(std::uint64_t value) { return put(value, 8); }
  Fields& text(std::string_view text) {
    out_.insert(out_.end(), text.begin(), text.end());
    return *this;
  }
  Bytes take() { return std::move(out_); }

 private:
  Fields& put(std::uint64_t value, int bytes) {
    for (int i = 0; i < bytes; ++i) out_.push_back(static_cast<Byte>(value >> (8 * i)));
    return *this;
  }
  Bytes out_;
};

// When the bag was sealed, as a zip tells it: local time in steps of two seconds, from 1980 on.
std::pair<std::uint16_t, std::uint16_t> dos_time(Instant at, const Zone& zone) {
  const Day day = zone.day_of(at);
  const int second = zone.second_of_day(at);
  if (day.year() < 1980 || day.year() > 2107) return {0, 1 << 5 | 1};
  return {static_cast<std::uint16_t>(second / 3600 << 11 | second / 60 % 60 << 5 | second % 60 / 2),
          static_cast<std::uint16_t>((day.year() - 1980) << 9 | day.month() << 5 | day.day())};
}

}  // namespace

struct BagArchive::State {
  Files& files;
  Path bag;
  std::string folder;
  ArchiveForm form;
  std::vector<Member> members = {};
  std::string digest = {};
  std::pair<std::uint16_t, std::uint16_t> time = {};
  std::uint64_t directory = 0;       // where the central directory begins
  std::uint64_t directory_size = 0;  // and how long it is
  std::uint64_t total = 0;

  std::size_t at = 0;  // the member whose turn it is
  enum class Step : unsigned char { header, content, directory, end, done } step = Step::header;
  std::unique_ptr<File> open = {};
  std::uint64_t offset = 0;

  bool large(std::uint64_t number) const { return number >= form.zip64_from; }
  std::uint64_t narrow(std::uint64_t number) const { return large(number) ? most_in_32 : number; }
  std::string full_name(const Member& member) const { return folder + "/" + member.name; }

  Bytes header(const Member& member) const {
    const std::string name = full_name(member);
    Fields out;
    begin(out.four(0x04034b50), member);
    out.four(narrow(member.size)).four(narrow(member.size)).two(name.size()).two(large(member.size) ? 20 : 0).text(name);
    if (large(member.size)) out.two(1).two(16).eight(member.size).eight(member.size);
    return out.take();
  }

  Bytes entry(const Member& member) const {
    const std::string name = full_name(member);
    const std::uint64_t wide = (large(member.size) ? 16u : 0u) + (large(member.place) ? 8u : 0u);
    Fields out;
    begin(out.four(0x02014b50).two(3 << 8 | 45), member);  // made on Unix, by version 4.5
    out.four(narrow(member.size)).four(narrow(member.size)).two(name.size()).two(wide > 0 ? wide + 4 : 0).two(0).two(0).two(0);
    const std::uint64_t mode = name.ends_with(".sh") ? 0100755 : 0100644;
    out.four(mode << 16).four(narrow(member.place)).text(name);
    if (wide > 0) out.two(1).two(wide);
    if (large(member.size)) out.eight(member.size).eight(member.size);
    if (large(member.place)) out.eight(member.place);
    return out.take();
  }

  // What header and entry have in common: version needed, flags, method, time, day, sum.
  void begin(Fields& out, const Member& member) const {
    constexpr std::uint64_t names_are_utf8 = 1 << 11, stored = 0;
    out.two(large(member.size) || large(member.place) ? 45 : 20).two(names_are_utf8).two(stored);
    out.two(time.first).two(time.second).four(member.crc);
  }

  Bytes ending() const {
    Fields out;
    const bool wide = large(directory) || large(directory_size) || members.size() >= most_in_16;
    if (wide) {
      out.four(0x06064b50).eight(44).two(3 << 8 | 45).two(45).four(0).four(0).eight(members.size()).eight(members.size());
      out.eight(directory_size).eight(directory);
      out.four(0x07064b50).four(0).eight(directory + directory_size).four(1);
    }
    const std::uint64_t count = std::min<std::uint64_t>(members.size(), most_in_16);
    out.four(0x06054b50).two(0).two(0).two(count).two(count).four(narrow(directory_size)).four(narrow(directory)).two(0);
    return out.take();
  }

  // Where everything will stand: lengths do not depend on sums.
  void lay_out() {
    std::uint64_t place = 0;
    for (Member& member : members) {
      member.place = place;
      place += header(member).size() + member.size;
    }
    directory = place;
    for (const Member& member : members) directory_size += entry(member).size();
    total = directory + directory_size + ending().size();
  }

  Result<void> add_told(const std::string& manifest, std::map<std::string, std::string>& told) {
    const std::string text = TRY(files.read_text(bag / manifest, largest_manifest));
    for (ManifestEntry& entry : parse_manifest(text, 64).entries) told.insert_or_assign(std::move(entry.path), std::move(entry.digest));
    return {};
  }

  Result<void> find_members() {
    std::map<std::string, std::string> told;
    TRY(add_told(std::string(tag_manifest), told));
    TRY(add_told("manifest-sha256.txt", told));
    told.insert_or_assign(std::string(tag_manifest), digest);
    std::vector<std::string> folders{""};
    while (!folders.empty()) {
      const std::string below = std::move(folders.back());
      folders.pop_back();
      for (const DirectoryEntry& entry : TRY(files.list(bag / below))) {
        std::string name = below.empty() ? entry.name : below + "/" + entry.name;
        if (entry.kind == FileKind::directory) {
          folders.push_back(std::move(name));
          continue;
        }
        const auto found = told.find(name);
        if (entry.kind != FileKind::regular || found == told.end())
          return error(ErrorCode::integrity, "{}: {} was not sealed in it", bag.string(), printable_path(name));
        const FileStatus status = TRY(files.status(bag / name));
        members.push_back({.name = std::move(name), .sha256 = std::move(found->second), .size = status.size});
        told.erase(found);
      }
    }
    if (!told.empty()) return error(ErrorCode::integrity, "{}: {} is missing", bag.string(), printable_path(told.begin()->first));
    std::ranges::sort(members, {}, &Member::name);
    return {};
  }

  // Both sums of the member whose turn it is; the file stays open for its bytes.
  Result<void> sum_up(Member& member) {
    open = TRY(files.open(bag / member.name, OpenMode::read));
    Sha256 hash;
    Bytes buffer(piece_bytes);
    std::uint64_t size = 0;
    while (const std::size_t got = TRY(open->read_at(size, buffer))) {
      hash.update(ByteView(buffer).first(got));
      member.crc = static_cast<std::uint32_t>(::crc32(member.crc, buffer.data(), static_cast<uInt>(got)));
      size += got;
    }
    if (size != member.size || to_hex(hash.finish()) != member.sha256)
      return error(ErrorCode::integrity, "{}: {} is not what was sealed", bag.string(), printable_path(member.name));
    offset = 0;
    return {};
  }

  Result<Bytes> content() {
    const Member& member = members[at];
    Bytes piece(static_cast<std::size_t>(std::min<std::uint64_t>(piece_bytes, member.size - offset)));
    std::size_t done = 0;
    while (done < piece.size()) {
      const std::size_t got = TRY(open->read_at(offset + done, std::span(piece).subspan(done)));
      if (got == 0) return error(ErrorCode::integrity, "{}: {} is not what was sealed", bag.string(), printable_path(member.name));
      done += got;
    }
    offset += done;
    if (offset == member.size) step_on();
    return piece;
  }

  void step_on() {
    open.reset();
    step = ++at < members.size() ? Step::header : Step::directory;
    if (step == Step::directory) at = 0;
  }
};

BagArchive::BagArchive(std::unique_ptr<State> state) : state_(std::move(state)) {}
BagArchive::BagArchive(BagArchive&&) noexcept = default;
BagArchive& BagArchive::operator=(BagArchive&&) noexcept = default;
BagArchive::~BagArchive() = default;

std::uint64_t BagArchive::size() const { return state_->total; }
std::size_t BagArchive::files() const { return state_->members.size(); }
const std::string& BagArchive::digest() const { return state_->digest; }

Result<BagArchive> BagArchive::plan(Files& files, const Path& bag, std::string folder, const ArchiveForm& form) {
  auto state = std::make_unique<State>(State{.files = files, .bag = bag, .folder = std::move(folder), .form = form});
  state->digest = TRY(digest_of_bag(files, bag));
  TRY(state->find_members());
  Instant sealed;
  if (const auto text = files.read_text(bag / "meta/acquisition.json", largest_manifest))
    if (const auto told = Json::parse(*text))
      if (const auto finished = Instant::parse((*told)["finished"].text())) sealed = *finished;
  state->time = dos_time(sealed, form.zone);
  state->lay_out();
  return BagArchive(std::move(state));
}

Result<Bytes> BagArchive::next() {
  State& now = *state_;
  while (true) {
    switch (now.step) {
      case State::Step::header: {
        Member& member = now.members[now.at];
        TRY(now.sum_up(member));
        if (member.size > 0) now.step = State::Step::content;
        else now.step_on();
        return now.header(member);
      }
      case State::Step::content: return now.content();
      case State::Step::directory: {
        Bytes piece;
        while (now.at < now.members.size() && piece.size() < piece_bytes / 2) {
          const Bytes entry = now.entry(now.members[now.at++]);
          piece.insert(piece.end(), entry.begin(), entry.end());
        }
        if (now.at == now.members.size()) now.step = State::Step::end;
        return piece;
      }
      case State::Step::end: now.step = State::Step::done; return now.ending();
      case State::Step::done: return Bytes();
    }
  }
}

Result<std::string> digest_of_bag(Files& files, const Path& bag) {
  const Bytes text = TRY(files.read(bag / tag_manifest, largest_manifest));
  return to_hex(sha256(text));
}

}  // namespace sekimori::seal
