#!/usr/bin/env bash
# The whole recipe, from the corpus to a model card; run again, it goes on where it stopped.
#
#   DATA=../shared/data RUN=~/id-en training/run.sh
#
# TRANSLATED: a file of more pairs (Indonesian, tab, English). WARM_START: an adapter to begin from. MINUTES:
# wall-clock budget of the training. ARGUMENTS: more for train.py, for instance "--rows 96 --micro-batches 1" on a
# GPU.
set -euo pipefail

: "${DATA:?the folder with parallel/ and eval/}" "${RUN:?a folder outside the repository}"
here=$(cd "$(dirname "$0")" && pwd)
python=${PYTHON:-python}
mkdir -p "$RUN"

# One thread a worker, large pages, and no memory handed back between steps.
export TOKENIZERS_PARALLELISM=false
export GLIBC_TUNABLES=glibc.malloc.hugetlb=1 MALLOC_MMAP_MAX_=0 MALLOC_TRIM_THRESHOLD_=100000000000

[ -e "$RUN/base/model.safetensors" ] || "$python" "$here/convert_base.py" "$RUN/base"
[ -e "$RUN/pairs.json" ] || "$python" "$here/select_pairs.py" "$DATA" "$RUN/pairs.tsv" ${TRANSLATED:+--translated "$TRANSLATED"}
[ -e "$RUN/writable.safetensors" ] ||
    "$python" "$here/shortlist.py" "$RUN/pairs.tsv" "$DATA" "$RUN/base/tokenizer.json" \
        "$RUN/shortlist.safetensors" "$RUN/writable.safetensors"

resume=()
[ -e "$RUN/state.pt" ] && resume=(--resume)
warm=()
[ -n "${WARM_START:-}" ] && warm=(--warm-start "$WARM_START")
# shellcheck disable=SC2086
OMP_NUM_THREADS=1 "$python" "$here/train.py" "$RUN" --base "$RUN/base" --pairs "$RUN/pairs.tsv" \
    --shortlist "$RUN/shortlist.safetensors" --minutes "${MINUTES:-100}" \
    "${warm[@]}" "${resume[@]}" ${ARGUMENTS:-} | tee -a "$RUN/log"

last=$(printf '%s\n' "$RUN"/adapter-*.safetensors | tail -n 1)
for set in flores-dev news-dev; do
    "$python" "$here/evaluate.py" "$last" --base "$RUN/base" --shortlist "$RUN/writable.safetensors" \
        --set "$DATA/eval/$set" --output "$RUN/$set.en"
done | tee "$RUN/scores"
"$python" "$here/export.py" "$last" --shortlist "$RUN/writable.safetensors" --counts "$RUN/pairs.json" \
    --scores "$RUN/scores" --log "$RUN/log" --output "$RUN/export"
