#include "engine/mail/proposal.h"

#include <algorithm>

#include "base/text.h"
#include "engine/mail/file_signs.h"

namespace sekimori::mail {
namespace {

bool is_bounce(const Mail& mail) {
  const std::string from = ascii_lower(mail.header("from"));
  const std::string type = ascii_lower(mail.header("content-type"));
  return from.find("mailer-daemon") != std::string::npos || from.find("postmaster@") != std::string::npos ||
         type.find("multipart/report") != std::string::npos || !mail.header("x-failed-recipients").empty();
}

std::size_t recipients_of(const Mail& mail) {
  std::size_t out = 0;
  for (const std::string_view header : {"to", "cc"})
    for (const std::string_view value : mail.all(header)) out += mask::mail_addresses(value).size();
  return out;
}

class Proposer {
 public:
  explicit Proposer(const Evidence& evidence) : at_(evidence) {
    for (std::size_t i = 0; i < at_.bundle.mails.size(); ++i)
      if (!at_.bundle.mails[i].is_carrier) mails_.push_back(i);
  }

  Proposal make() {
    Proposal out;
    kind(out);
    triage(out);
    return out;
  }

 private:
  const Mail& mail(std::size_t i) const { return at_.bundle.mails[i]; }

  void kind(Proposal& out) const {
    const auto say = [&](std::string_view name, std::string ja, std::string en) {
      out.kind = name;
      out.kind_why = {.ja = std::move(ja), .en = std::move(en)};
    };
    if (mails_.empty()) return kind_of_text(out);
    if (std::ranges::any_of(mails_, [&](std::size_t i) { return is_bounce(mail(i)); }))
      return say("mass_mail_in_our_name", "配送不能の通知が届いています", "Notices of failed delivery have come in");
    if (std::ranges::find(at_.phases, link::ThreadPhase::reply) != at_.phases.end())
      return say("exchange_thread", "返信を挟むやりとりです", "It is an exchange with a reply in it");
    if (const mask::Organisation* const own = at_.context.reporter())
      for (const std::size_t i : mails_) {
        const std::string from = sender_domain(mail(i));
        const auto ours = [&](std::string_view domain) {
          return std::ranges::any_of(own->domains, [&](const std::string& one) { return same_organisation(domain, one); });
        };
        bool to_others = false;
        for (const mask::MailAddress& one : mask::mail_addresses(mail(i).header("to")))
          to_others = to_others || !ours(domain_of(one.address));
        if (ours(from) && to_others)
          return say("spoofed_staff", "自組織の名で外へ送られたメールです", "A mail to others in the reporter's own name");
      }
    const auto attached = [&](std::size_t i) {
      return std::ranges::any_of(mail(i).attachments, [](const Attachment& one) { return !one.media_type.starts_with("image/"); });
    };
    if (std::ranges::any_of(mails_, attached)) return say("mail_with_attachment", "添付ファイルがあります", "Something is attached");
    if (std::ranges::any_of(mails_, [&](std::size_t i) { return i < at_.links.size() && !at_.links[i].empty(); }))
      return say("mail_with_url", "URL があります", "It holds links");
    say("mail_plain", "添付も URL もありません", "It has neither attachment nor link");
  }

  void kind_of_text(Proposal& out) const {
    std::string text;
    for (const std::string& one : at_.bundle.texts) text += fold(std::string_view(one).substr(0, 200'000)) + "\n";
    std::size_t best = 0;
    for (const auto& [name, words] : catalogue().kinds) {
      std::string told;
      std::size_t found = 0;
      for (const std::string& word : words)
        if (text.find(word) != std::string::npos) {
          told += (told.empty() ? "" : ", ") + word;
          ++found;
        }
      if (found <= best) continue;
      best = found;
      out.kind = name;
      out.kind_why = {.ja = "本文の語: " + told, .en = "Words in it: " + told};
    }
    if (best > 0) return;
    if (at_.format == mask::ReportFormat::stix || at_.format == mask::ReportFormat::misp) {
      const bool mailish = text.find("email-message") != std::string::npos || text.find("email-addr") != std::string::npos ||
                           text.find("email-src") != std::string::npos || text.find("email-subject") != std::string::npos;
      out.kind = mailish && text.find("attachment") != std::string::npos ? "mail_with_attachment"
                 : mailish                                               ? "mail_with_url"
                                                                         : "supplier_incident";
      out.kind_why = mailish ? Why{.ja = "メールの指標が入っています", .en = "It holds indicators of mail"}
                             : Why{.ja = "メールでない指標の一覧です。種類は人が決めます",
                                   .en = "Indicators, not of mail; the kind is for people to decide"};
      if (!mailish) out.kind.clear();
    }
  }

  void triage(Proposal& out) const {
    int aimed = 0, mass = 0, phishing = 0;
    std::vector<Why> for_aimed, for_mass, for_phishing;
    const auto speak = [](std::vector<Why>& list, int& points, int weight, std::string ja, std::string en, Sight sight = Sight::reporter) {
      points += weight;
      list.push_back({.ja = std::move(ja), .en = std::move(en), .sight = sight});
    };
    if (mails_.empty()) {
      out.triage = "other";
      out.reasons.push_back({.ja = "メールの報告ではありません", .en = "It is no report of a mail"});
      return;
    }
    if (std::ranges::all_of(mails_, [&](std::size_t i) {
          return trim(mail(i).text).empty() && mail(i).subject.empty() && mail(i).attachments.empty() && mail(i).links.empty();
        })) {
      out.triage = "other";
      out.reasons.push_back({.ja = "件名も本文も添付もなく、判断できません", .en = "It has no subject, text or attachment to judge by"});
      return;
    }
    // Aimed.
    bool knows_name = false, knows_inside = false;
    for (const Knew& one : at_.knew) {
      knows_name = knows_name || one.kind == KnewKind::person;
      knows_inside = knows_inside || one.kind == KnewKind::meeting || one.kind == KnewKind::rule || one.kind == KnewKind::project ||
                     one.kind == KnewKind::place || one.kind == KnewKind::earlier_mail;
    }
    if (knows_name) speak(for_aimed, aimed, 2, "宛名の人の名を知っています", "It knows a person's name");
    if (knows_inside)
      speak(for_aimed, aimed, 2, "内部の会議・場所・規程などを知っています", "It knows of meetings, places or rules of the inside");
    if (std::ranges::find(at_.phases, link::ThreadPhase::payload) != at_.phases.end() && at_.phases.size() > 1)
      speak(for_aimed, aimed, 4, "無害なやりとりの後に仕掛けが届いています", "After a harmless exchange something came that acts");
    for (const Sign& one : at_.signs.all()) {
      if (one.id == "name_of_person" || one.id == "name_of_member" || one.id == "inner_name_from_outside")
        speak(for_aimed, aimed, 3, one.ja, one.en, one.sight);
      else if (one.id == "look_alike_domain" && at_.context.roster != nullptr && imitates_member(one))
        speak(for_aimed, aimed, 4, one.ja, one.en, one.sight);
      else if (one.id == "double_extension" || one.id == "reordered_name" || one.id == "blanks_before_extension" || one.id == "shortcut" ||
               one.id == "macro_starts" || one.id == "disguised_as_text" || one.id == "fetches")
        speak(for_aimed, aimed, 1, one.ja, one.en, one.sight);
      else if (one.id == "password_in_thread" || one.id == "unlocked" || one.id == "locked")
        speak(for_aimed, aimed, 1, one.ja, one.en, one.sight);
      if (for_aimed.size() > 12) break;
    }
    // To everybody.
    std::size_t most_recipients = 0;
    bool undisclosed = false, listed = false, consumer = false, account = false, has_link = false, has_file = false;
    for (const std::size_t i : mails_) {
      const Mail& one = mail(i);
      most_recipients = std::max(most_recipients, recipients_of(one));
      const std::string to = ascii_lower(one.header("to"));
      undisclosed = undisclosed || to.empty() || to.find("undisclosed") != std::string::npos;
      listed = listed || !one.header("list-unsubscribe").empty() || ascii_lower(one.header("precedence")) == "bulk" ||
               !one.header("list-id").empty();
      has_file =
          has_file || std::ranges::any_of(one.attachments, [](const Attachment& file) { return !file.media_type.starts_with("image/"); });
      has_link = has_link || (i < at_.links.size() && !at_.links[i].empty());
      if (i < at_.pretexts.size())
        for (const PretextFound& found : at_.pretexts[i]) {
          consumer = consumer || found.pretext->id == "prize" || found.pretext->id == "delivery";
          account = account || found.pretext->id == "account" || found.pretext->id == "delivery" || found.pretext->id == "payment";
        }
    }
    if (undisclosed) speak(for_mass, mass, 2, "宛先が書かれていません", "It names no addressee");
    if (most_recipients > 10)
      speak(for_mass, mass, 3, fmt::format("宛先が {} 件あります", most_recipients), fmt::format("It has {} addressees", most_recipients));
    if (listed)
      speak(for_mass, mass, 2, "一斉配信の印があります (List-Unsubscribe, Precedence)",
            "It carries marks of bulk mail (List-Unsubscribe, Precedence)");
    if (consumer) speak(for_mass, mass, 2, "誰にでも通じる口実です", "Its pretext fits anybody");
    if (!at_.targeted.empty()) {
      speak(for_aimed, aimed, 6,
            fmt::format("標的型と判断された報告とほぼ同じ文面です ({} 件。{} への統合を検討してください)", at_.targeted.size(),
                        at_.targeted.front()),
            fmt::format("It has nearly the text of {} reports that were triaged as targeted; think of merging it into {}",
                        at_.targeted.size(), at_.targeted.front()),
            Sight::hub);
      out.merge_into = at_.targeted.front();
    }
    if (at_.like_earlier >= 3)
      speak(for_mass, mass, 3, fmt::format("ほぼ同じ文面の報告が {} 件あります", at_.like_earlier),
            fmt::format("{} reports before have nearly the same text", at_.like_earlier), Sight::hub);
    if (!knows_name && !knows_inside)
      speak(for_mass, mass, 1, "相手の名も内情も知りません", "It knows neither names nor anything of the inside");
    // For passwords of well-known services.
    const bool well_known =
        std::ranges::any_of(at_.signs.all(), [&](const Sign& one) { return one.id == "look_alike_domain" && !imitates_member(one); });
    if (account && has_link && !has_file) {
      speak(for_phishing, phishing, 3, "アカウントや支払いを口実に URL を開かせます",
            "In the name of an account or payment it wants a link opened");
      if (well_known) speak(for_phishing, phishing, 3, "よく知られた名に似せたドメインです", "Its domain imitates a well-known name");
      if (at_.signs.has("link_shows_other"))
        speak(for_phishing, phishing, 2, "見える文字と行き先が違います", "What its link shows is not where it leads");
      if (!knows_name && !knows_inside)
        speak(for_phishing, phishing, 1, "相手の名も内情も知りません", "It knows neither names nor anything of the inside");
    }
    if (aimed >= 2 && aimed >= mass && aimed >= phishing) {
      out.triage = "targeted";
      out.reasons = std::move(for_aimed);
    } else if (phishing >= 4 && phishing >= mass) {
      out.triage = "phishing";
      out.reasons = std::move(for_phishing);
    } else if (mass >= 3 && mass > aimed) {
      out.triage = "mass_mail";
      out.reasons = std::move(for_mass);
    } else {
      out.triage = "other";
      out.reasons.push_back({.ja = "どちらとも決められません。人が判断します", .en = "Nothing decides it; a person judges"});
    }
  }

  bool imitates_member(const Sign& sign) const {
    if (at_.context.roster == nullptr) return false;
    for (const mask::Organisation& one : at_.context.roster->organisations)
      for (const std::string& domain : one.domains)
        if (sign.en.find(" " + domain + " ") != std::string::npos) return true;
    return false;
  }

  const Evidence& at_;
  std::vector<std::size_t> mails_;
};

Json why_json(const Why& why) {
  return Json::object({{"ja", why.ja}, {"en", why.en}, {"sight", why.sight == Sight::hub ? "hub" : "reporter"}});
}

void put_in(std::string& text, std::string_view mark, std::string_view value) {
  for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark, at + value.size()))
    text.replace(at, mark.size(), value);
}

}  // namespace

Json to_json(const Proposal& proposal) {
  Json reasons = Json::array();
  for (const Why& one : proposal.reasons) reasons.push(why_json(one));
  return Json::object({{"kind", proposal.kind},
                       {"kind_reason", why_json(proposal.kind_why)},
                       {"triage", proposal.triage},
                       {"merge_into", proposal.merge_into},
                       {"reasons", std::move(reasons)}});
}

Proposal propose(const Evidence& evidence) { return Proposer(evidence).make(); }

AnswerText answer_for(std::string_view triage, std::string_view number, const Json& proposal) {
  const auto found = catalogue().answers.find(triage);
  if (found == catalogue().answers.end()) return {};
  std::string ja, en;
  // Reasons hold only for the judgement that they were given for, and what rests on other members' reports is not told.
  if (proposal["triage"].text() == triage)
    for (const Json& one : proposal["reasons"].items())
      if (one["sight"].text() != "hub") {
        ja += fmt::format("- {}\n", one["ja"].text());
        en += fmt::format("- {}\n", one["en"].text());
      }
  if (ja.empty()) {
    ja = "- 担当者の判断によります\n";
    en = "- as our analyst judged\n";
  }
  AnswerText out{.ja = found->second.ja, .en = found->second.en};
  put_in(out.ja, "{number}", number);
  put_in(out.en, "{number}", number);
  put_in(out.ja, "{reasons}\n", ja);
  put_in(out.en, "{reasons}\n", en);
  return out;
}

}  // namespace sekimori::mail
