# Completion of pigeon(1) for bash: verbs, their options, and the names that do not change.
_pigeon() {
  local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]} verb= word i
  for ((i = 1; i < COMP_CWORD; i++)); do
    word=${COMP_WORDS[i]}
    case $word in
      --socket) ((i++)) ;;
      -*) ;;
      *) verb=$word; break ;;
    esac
  done

  case $previous in
    --socket|--batch) COMPREPLY=($(compgen -f -- "$current")); return ;;
    --wait) COMPREPLY=($(compgen -W "queued sent delivered" -- "$current")); return ;;
    --train | --corrections | --texts) COMPREPLY=($(compgen -f -- "$current")); return ;;
    --state)
      COMPREPLY=($(compgen -W "held queued sending sent delivered failed unknown cancelled expired" \
                   -- "$current"))
      return ;;
  esac

  local words
  case $verb in
    "") words="status send outbox inbox message cancel resolve remind reminders snooze pause
               resume approve clock check test try learn event
               reply chat calls modem consent backup intents pdu --socket --json --help" ;;
    status) words="--wait-ready --json" ;;
    send) words="--wait --timeout --report --at --priority --modem --key --program --expires --dry-run
                 --transliterate --batch --json" ;;
    outbox) words="--state --since --follow --limit --json" ;;
    inbox) words="--state --since --follow --limit --undecodable --json" ;;
    remind) words="--before --after --every --ics --csv --sql --db --watch --except --pace --program
                   --horizon --zone --exact --lang --dry-run --now --json" ;;
    pause) words="--program --until --all --list --json" ;;
    resume) words="--program --json" ;;
    approve) words="--first --drop --json" ;;
    clock) words="show trust" ;;
    resolve) words="sent resend drop" ;;
    modem) words="list show at trace" ;;
    consent) words="show grant revoke clear ask import export erase" ;;
    chat) words="--limit --json" ;;
    learn) COMPREPLY=($(compgen -f -W "--file --skip --corrections --texts --dry-run --anyway --json" \
                                -- "$current")); return ;;
    intents) words="classify explain --train --no-threshold --json" ;;
    pdu) words="decode encode --tpdu" ;;
    check | test | try | backup) COMPREPLY=($(compgen -f -W "--json" -- "$current")); return ;;
    event | reply) return ;;
    *) words="--json" ;;
  esac
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}
complete -F _pigeon pigeon
