#include "engine/mail/analysis.h"

#include <algorithm>

#include "base/bytes.h"
#include "base/text.h"
#include "engine/mail/file_signs.h"
#include "engine/mail/sender_signs.h"

namespace sekimori::mail {
namespace {

constexpr double alike_from = 0.6;
constexpr double nearly_equal = 0.85;
constexpr std::size_t most_alike = 10;

// A link that brings what acts when it is opened: a program, or an archive whose password stands beside it.
bool brings_what_acts(const Mail& mail) {
  constexpr std::array<std::string_view, 9> archives = {"zip", "7z", "rar", "lzh", "cab", "iso", "img", "gz", "tgz"};
  std::optional<bool> password;
  for (const LinkChain& chain : links_of(mail)) {
    std::string_view path = std::string_view(chain.url).substr(0, chain.url.find_first_of("?#"));
    const std::size_t host = path.find("://");
    const std::size_t slash = path.rfind('/');
    if (host == std::string_view::npos || slash == std::string_view::npos || slash < host + 3) continue;
    path.remove_prefix(slash + 1);
    const std::string extension = name_trick(path).extension;
    if (extension != "com" && runs_when_opened(extension)) return true;
    if (std::ranges::find(archives, extension) == archives.end()) continue;
    if (!password) password = !passwords_in(mail.text).empty();
    if (*password) return true;
  }
  return false;
}

// link::phases_of tells a payload by whether anything is attached; here it is known what acts, and what only a link brings.
std::vector<link::ThreadPhase> phases_of(const std::vector<const Mail*>& mails, const std::vector<bool>& leads_somewhere) {
  std::vector<link::MailParts> parts;
  for (const Mail* mail : mails) parts.push_back(parts_of(*mail));
  std::vector<link::ThreadPhase> out = link::phases_of(parts);
  for (std::size_t i = 0; i < out.size(); ++i) {
    if (out[i] == link::ThreadPhase::reply) continue;
    const bool acts = std::ranges::any_of(mails[i]->attachments, acts_when_opened) || (i > 0 && brings_what_acts(*mails[i]));
    if (acts) out[i] = link::ThreadPhase::payload;
    else if (out[i] == link::ThreadPhase::payload && mails[i]->attachments.empty() && leads_somewhere[i]) out[i] = link::ThreadPhase::lure;
  }
  return out;
}

Json attachment_json(const Attachment& one) {
  const NameTrick trick = name_trick(one.name);
  return Json::object({{"name", cut_value(one.name)},
                       {"path", cut_value(one.path)},
                       {"media_type", one.media_type},
                       {"declared", cut_value(one.declared)},
                       {"extension", cut_value(trick.extension)},
                       {"bytes", static_cast<std::int64_t>(one.bytes)},
                       {"sha256", one.sha256},
                       {"status", name_of(one.status)},
                       {"reason", name_of(one.reason)},
                       {"depth", static_cast<std::int64_t>(one.depth)}});
}

Json mail_json(const MailFinding& one) {
  Json authentication = Json::array(), links = Json::array(), attachments = Json::array(), pretexts = Json::array();
  for (const AuthResult& result : one.authentication) authentication.push(to_json(result));
  for (const LinkChain& link : one.links) links.push(to_json(link));
  for (const Attachment& file : one.mail.attachments) attachments.push(attachment_json(file));
  for (const PretextFound& found : one.pretexts) {
    Json words = Json::array();
    for (const std::string& word : found.words) words.push(word);
    pretexts.push(
        Json::object({{"id", found.pretext->id}, {"ja", found.pretext->ja}, {"en", found.pretext->en}, {"words", std::move(words)}}));
  }
  return Json::object({{"path", cut_value(one.mail.path)},
                       {"carrier", one.mail.is_carrier},
                       {"subject", cut_value(one.mail.subject)},
                       {"from", cut_value(one.mail.header("from"))},
                       {"to", cut_value(one.mail.header("to"))},
                       {"message_id", cut_value(one.mail.header("message-id"))},
                       {"sent", json_or_null(one.mail.sent)},
                       {"phase", json_or_null(one.phase ? std::optional(link::name_of(*one.phase)) : std::nullopt)},
                       {"route", to_json(one.route)},
                       {"authentication", std::move(authentication)},
                       {"links", std::move(links)},
                       {"attachments", std::move(attachments)},
                       {"pretexts", std::move(pretexts)}});
}

}  // namespace

std::vector<std::string> passwords_to_try(const std::vector<inspect::ExtractedObject>& objects) {
  std::vector<std::string> out;
  if (std::ranges::none_of(objects, [](const auto& object) { return object.reason == model::Reason::encrypted; })) return out;
  for (const inspect::ExtractedObject& object : objects)
    for (std::string& word : passwords_in(object.text))
      if (out.size() < 16 && std::ranges::find(out, word) == out.end()) out.push_back(std::move(word));
  return out;
}

Analysis analyse(const std::vector<inspect::ExtractedObject>& objects, const Context& context) {
  Analysis out;
  Json document;
  if (auto report = mask::report_of(objects)) {
    out.format = report->format;
    out.indicators = indicators_of(*report);
    document = std::move(report->document);
  }
  MailBundle bundle = bundle_of(objects);
  if (!bundle.mails.empty()) out.format = mask::ReportFormat::mail;
  std::vector<std::string> thread_passwords;
  for (const std::string& text : bundle.texts)
    for (std::string& word : passwords_in(text))
      if (std::ranges::find(thread_passwords, word) == thread_passwords.end() && thread_passwords.size() < 16)
        thread_passwords.push_back(std::move(word));
  const auto opened = [&](std::string_view password) {
    const auto by_it = [&](const Attachment& file) {
      return std::ranges::any_of(file.traits, [&](const auto& row) { return row.first == "password" && row.second == password; });
    };
    return std::ranges::any_of(bundle.loose, by_it) ||
           std::ranges::any_of(bundle.mails, [&](const Mail& mail) { return std::ranges::any_of(mail.attachments, by_it); });
  };
  for (const std::string& word : thread_passwords) out.passwords.push_back({.value = word, .opened = opened(word)});

  std::vector<const Mail*> attackers;
  std::vector<bool> lead;
  std::vector<std::vector<LinkChain>> links;
  for (const Mail& mail : bundle.mails) {
    links.push_back(links_of(mail));
    if (mail.is_carrier) continue;
    attackers.push_back(&mail);
    lead.push_back(!links.back().empty());
  }
  const std::vector<link::ThreadPhase> phases = phases_of(attackers, lead);

  std::size_t longest = 0, attacker = 0;
  std::vector<std::vector<PretextFound>> pretexts;
  for (std::size_t i = 0; i < bundle.mails.size(); ++i) {
    const Mail& mail = bundle.mails[i];
    MailFinding made{.mail = mail,
                     .route = read_route(mail, context),
                     .authentication = auth_results(mail),
                     .links = links[i],
                     .pretexts = {},
                     .phase = {}};
    // What a member wrote around it is no attack, nor is what its desk answered.
    bool attack = !mail.is_carrier;
    if (!mail.is_carrier) {
      made.phase = phases[attacker++];
      attack = *made.phase != link::ThreadPhase::reply;
    }
    pretexts.emplace_back();
    if (attack) {
      out.signs.in(mail.path);
      find_route_signs(mail, made.route, context, out.signs);
      find_authentication_signs(mail, made.authentication, out.signs);
      find_sender_signs(mail, context, out.signs);
      for (const Attachment& file : mail.attachments) find_file_signs(file, thread_passwords, out.signs);
      find_link_signs(mail, made.links, context, out.signs);
      made.pretexts = pretexts_of(mail.subject, mail.text);
      find_word_signs(mail, made.pretexts, out.signs);
      for (Knew& one : foreknowledge_of(mail, context))
        if (out.knew.size() < 100) out.knew.push_back(std::move(one));
      pretexts.back() = made.pretexts;
      const std::string text = mail.subject + "\n" + mail.text;
      if (text.size() > longest)
        if (auto signature = link::text_signature(text)) {
          out.text = signature;
          longest = text.size();
        }
    }
    out.mails.push_back(std::move(made));
  }
  for (const Attachment& file : bundle.loose) {
    out.signs.in(file.path);
    if (out.format == mask::ReportFormat::mail || file.depth > 0 || file.holds_members || acts_when_opened(file))
      find_file_signs(file, thread_passwords, out.signs);
  }
  if (!out.text && !bundle.texts.empty()) out.text = link::text_signature(bundle.texts.front());
  if (phases.size() > 1 && std::ranges::find(phases, link::ThreadPhase::reply) != phases.end() &&
      phases.back() == link::ThreadPhase::payload) {
    std::string course;
    for (const link::ThreadPhase phase : phases) course += (course.empty() ? "" : " > ") + std::string(link::name_of(phase));
    out.signs.in(attackers.back()->path);
    out.signs.add("phase_payload", "thread", course, {course});
  }
  std::size_t nearly = 0;
  std::vector<Alike> targeted;
  if (out.text && context.earlier)
    for (const EarlierReport& earlier : context.earlier(*out.text)) {
      const double likeness = link::likeness(*out.text, earlier.text);
      if (likeness >= alike_from) out.alike.push_back({.report = earlier.number, .likeness = likeness});
      if (likeness < nearly_equal) continue;
      if (earlier.targeted) targeted.push_back({.report = earlier.number, .likeness = likeness});
      else ++nearly;
    }
  std::ranges::stable_sort(targeted, std::ranges::greater(), &Alike::likeness);
  std::vector<std::string> same_target;
  for (const Alike& one : targeted) same_target.push_back(one.report);
  std::ranges::stable_sort(out.alike, std::ranges::greater(), &Alike::likeness);
  if (out.alike.size() > most_alike) out.alike.resize(most_alike);
  if (!out.mails.empty()) out.signs.in(out.mails.front().mail.path);
  for (const Alike& one : out.alike)
    out.signs.add("like_earlier", "body", one.report, {one.report, std::to_string(static_cast<int>(one.likeness * 100))}, Sight::hub);
  out.proposal = propose({.bundle = bundle,
                          .context = context,
                          .signs = out.signs,
                          .format = out.format,
                          .document = document,
                          .phases = phases,
                          .pretexts = std::move(pretexts),
                          .links = std::move(links),
                          .knew = out.knew,
                          .like_earlier = nearly,
                          .targeted = std::move(same_target)});
  out.loose = std::move(bundle.loose);
  return out;
}

Json to_json(const Analysis& analysis) {
  Json mails = Json::array(), files = Json::array(), signs = Json::array(), knew = Json::array(), passwords = Json::array(),
       alike = Json::array();
  for (const MailFinding& one : analysis.mails) mails.push(mail_json(one));
  for (const Attachment& one : analysis.loose) files.push(attachment_json(one));
  for (const Sign& one : analysis.signs.all()) signs.push(to_json(one));
  for (const Knew& one : analysis.knew) knew.push(to_json(one));
  for (const PasswordFound& one : analysis.passwords) passwords.push(Json::object({{"value", one.value}, {"opened", one.opened}}));
  for (const Alike& one : analysis.alike) alike.push(Json::object({{"report", one.report}, {"likeness", one.likeness}}));
  return Json::object({{"version", 1},
                       {"format", mask::name_of(analysis.format)},
                       {"proposal", to_json(analysis.proposal)},
                       {"signs", std::move(signs)},
                       {"signs_left_out", static_cast<std::int64_t>(analysis.signs.left_out())},
                       {"knew", std::move(knew)},
                       {"passwords", std::move(passwords)},
                       {"alike", std::move(alike)},
                       {"mails", std::move(mails)},
                       {"files", std::move(files)},
                       {"indicators", to_json(analysis.indicators)}});
}

Json shown_to_reporter(const Json& analysis) {
  Json out = analysis;
  const auto visible = [](const Json& list) {
    Json kept = Json::array();
    for (const Json& one : list.items())
      if (one["sight"].text() != "hub") kept.push(one);
    return kept;
  };
  out.set("signs", visible(analysis["signs"]));
  out.set("alike", Json::array());
  Json proposal = analysis["proposal"];
  proposal.set("reasons", visible(proposal["reasons"]));
  proposal.set("merge_into", "");
  out.set("proposal", std::move(proposal));
  return out;
}

std::string to_text(const link::TextSignature& signature) {
  std::string out;
  for (const std::uint32_t value : signature) out += fmt::format("{:08x}", value);
  return out;
}

std::optional<link::TextSignature> signature_from(std::string_view text) {
  link::TextSignature out{};
  if (text.size() != out.size() * 8) return {};
  for (std::size_t i = 0; i < out.size(); ++i) {
    const auto bytes = from_hex(text.substr(i * 8, 8));
    if (!bytes) return {};
    out[i] = std::uint32_t((*bytes)[0]) << 24 | std::uint32_t((*bytes)[1]) << 16 | std::uint32_t((*bytes)[2]) << 8 | (*bytes)[3];
  }
  return out;
}

}  // namespace sekimori::mail
