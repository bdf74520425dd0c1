#include "node/report_reading.h"

#include "base/ids.h"
#include "base/text.h"
#include "engine/inspect/extract/extractor.h"
#include "engine/mail/files.h"
#include "feature/share/mail_drop.h"
#include "feature/share/sighting_book.h"
#include "node/passing_folder.h"

namespace sekimori::node {
namespace {

// As a file of a folder of ours: no folders of its own, never empty, not longer than a name may be.
std::string plain_name(std::string_view name) {
  std::string out = scrub_utf8(name.substr(0, 200));
  for (char& c : out)
    if (c == '/' || static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = '_';
  if (out.empty() || out == "." || out == "..") out = "report.txt";
  return out;
}

// The first digits of a hash in the form of a UUID (version 8: of our own making).
std::string as_uuid(std::string_view digits) {
  return fmt::format("{}-{}-8{}-8{}-{}", digits.substr(0, 8), digits.substr(8, 4), digits.substr(13, 3), digits.substr(17, 3),
                     digits.substr(20, 12));
}

}  // namespace

Result<std::vector<inspect::ExtractedObject>> read_report_files(NodeSeams seams, const Path& spool, const Path& program,
                                                                const std::vector<share::IncomingFile>& files,
                                                                std::vector<std::string> passwords) {
  const PassingFolder folder(seams.files, spool / ("report-" + Uuid::make(seams.clock, seams.random).to_string()));
  TRY(seams.files.make_directories(folder.path(), 0700));
  std::vector<Path> paths;
  for (std::size_t i = 0; i < files.size(); ++i) {
    const Path place = folder.path() / std::to_string(i);
    TRY(seams.files.make_directories(place, 0700));
    paths.push_back(place / plain_name(files[i].name));
    TRY(seams.files.replace(paths.back(), files[i].bytes, Durable::no, 0600));
  }
  return mail::read_files({.files = seams.files, .processes = seams.processes, .program = program}, paths, std::move(passwords));
}

Result<std::vector<inspect::ExtractedObject>> read_carrier(NodeSeams seams, const Path& spool, const Path& program,
                                                           const share::IncomingFile& mail) {
  const PassingFolder folder(seams.files, spool / ("mail-" + Uuid::make(seams.clock, seams.random).to_string()));
  TRY(seams.files.make_directories(folder.path(), 0700));
  const Path path = folder.path() / plain_name(mail.name);
  TRY(seams.files.replace(path, mail.bytes, Durable::no, 0600));
  inspect::ExtractionLimits limits;
  limits.correspondence = true;
  limits.direct_members = true;
  auto extractor = TRY(inspect::Extractor::create({.files = seams.files, .processes = seams.processes, .program = program}, limits));
  std::vector<inspect::ExtractedObject> out;
  TRY(extractor.extract(path, [&](inspect::ExtractedObject&& object) -> Result<void> {
    if (out.size() < mail::most_objects) out.push_back(std::move(object));
    return {};
  }));
  return out;
}

Result<void> take_pushed_report(share::ReportBook& reports, const record::Actor& actor, std::string_view body) {
  const std::vector<std::string> members = share::members_behind(actor);
  if (members.size() != 1) return {};
  const std::string& member = members.front();
  // By the member, not the account: two programs of one firm that push the same have one report.
  const std::string delivery = share::delivery_id("taxii:" + member, as_bytes(body));
  if (TRY(reports.find_delivery(delivery))) return {};
  // An envelope of TAXII has no type of its own; a bundle is what reports are made of.
  Json document = TRY(Json::parse(body));
  if (document["type"].text() != "bundle") {
    Json bundle = Json::object({{"type", "bundle"}, {"id", "bundle--" + as_uuid(delivery)}});
    bundle.set("objects", document["objects"]);
    document = std::move(bundle);
  }
  share::ReportEntry entry{.member = member, .channel = "taxii", .delivery = delivery};
  std::vector<share::IncomingFile> files = {{.name = "bundle.json", .bytes = to_bytes(document.dump()), .role = share::FileRole::report}};
  auto made = reports.receive(actor, entry, files);
  if (!made && made.error().code == ErrorCode::invalid_input) {
    // Nothing in it tells a kind: people will say it.
    entry.kind = share::ReportKind::supplier_incident;
    made = reports.receive(actor, entry, std::move(files));
  }
  if (!made && made.error().code == ErrorCode::conflict && TRY(reports.find_delivery(delivery))) return {};
  if (!made) return std::unexpected(std::move(made).error());
  return {};
}

share::ReadFiles report_reader(NodeSeams seams, Path spool, Path program) {
  return [seams, spool = std::move(spool), program = std::move(program)](const std::vector<share::IncomingFile>& files,
                                                                         const std::vector<std::string>& passwords,
                                                                         const mail::Context& context) -> Result<mail::Analysis> {
    // What the member wrote around it is no part of what was sent to it.
    std::vector<share::IncomingFile> reported;
    for (const share::IncomingFile& file : files)
      if (file.role == share::FileRole::report) reported.push_back(file);
    return mail::analyse(TRY(read_report_files(seams, spool, program, reported.empty() ? files : reported, passwords)), context);
  };
}

}  // namespace sekimori::node
